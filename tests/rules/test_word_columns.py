"""Two languages side by side are told from other tables, and the table of old and new from a text."""

import pytest

from agreements.rules.word_blocks import Grid, Paragraph, Row, Run, Source
from agreements.rules.word_columns import indonesian_column, is_matrix, other_heading


def grid(*rows):
    cells = (tuple((Paragraph((Run(words),)),) for words in row) for row in rows)
    return Grid(tuple(Row(tuple(each)) for each in cells))


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ((("Bahasa Indonesia", "Bahasa Inggris"), ("a", "b")), 0),
        ((("ENGLISH", "INDONESIAN"), ("a", "b")), 1),
        ((("Pasal 1", "Article 1"), ("a", "b")), 0),
        ((("x", "y"), ("Artículo 2", "PASAL 2")), 1),
        ((("Bahasa Indonesia", "Bahasa Indonesia"),), None),
        ((("Bahasa Indonesia", "Nilai"), ("a", "90")), None),
        ((("Pasal 1", "Sanksi"), ("Pasal 2", "Denda")), None),
        ((("Pasal 1", "Article 1", "x"),), None),
        ((), None),
    ],
)
def test_which_column_is_the_indonesian_one(rows, column):
    assert indonesian_column(grid(*rows)) == column


@pytest.mark.parametrize(
    ("text", "number"),
    [("Article 1 SCOPE", "Article 1"), ("ARTICLE IV", "ARTICLE IV"), ("Articles of", ""), ("Pasal 1", "")],
)
def test_the_heading_of_the_other_language(text, number):
    assert other_heading(text) == number


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (Source((), marks={"kind": "matriks"}), True),
        (Source((grid(("Pasal", "Bunyi semula", "Bunyi baru")),)), True),
        (Source((grid(("Pasal", "Bunyi semula")), Paragraph((Run("x"),)))), False),
        (Source((Grid(()),)), False),
        (Source((), marks={"kind": ["matriks"]}), False),
    ],
)
def test_the_table_of_old_and_new_is_known(source, told):
    assert is_matrix(source) == told
