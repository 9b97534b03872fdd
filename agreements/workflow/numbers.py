"""Numbers: taken under the counter's row lock, so that there is no gap and no duplicate."""

from agreements.models import Government, Number, NumberSeries
from agreements.rules.enums import Instrument
from agreements.rules.numbering import written


def take_number(agreement, *, by, day):
    """Take the next number of the instrument's series in the year of `day`; return the `Number`.

    To be called inside the act's transaction. A number that this agreement still holds is returned again.
    """
    held = agreement.numbers.filter(void=False).first()
    if held:
        return held
    NumberSeries.objects.bulk_create(
        [NumberSeries(series=agreement.instrument, year=day.year)], ignore_conflicts=True
    )
    series = NumberSeries.objects.select_for_update().get(series=agreement.instrument, year=day.year)
    series.last += 1
    series.save(update_fields=["last"])
    pattern = Government.objects.values_list("number_format", flat=True).first()
    text = written(pattern, ordinal=series.last, instrument=Instrument(agreement.instrument).name, day=day)
    return Number.objects.create(
        series=series, ordinal=series.last, text=text, agreement=agreement, taken_by_id=by.user_id
    )


def void_numbers(agreement, *, reason):
    """Mark the numbers that an agreement holds as void, with the reason; they are never given again."""
    agreement.numbers.filter(void=False).update(void=True, void_reason=reason[:200])
