"""Makes the rows of the checker's rules: one each, with the articles of the library that its basis names."""

from agreements.models import Article, CheckRule, CheckRuleArticle
from agreements.rules.checks import RULES
from agreements.rules.checks.basis import articles_for, cited


def load_check_rules():
    """Make the rows that are missing; rows that are there stay as they are. Returns (made, changed, left)."""
    there = set(CheckRule.objects.values_list("rule", flat=True))
    library = {}
    for article in Article.objects.select_related("regulation").order_by("pk"):
        library.setdefault(article.regulation.key, {})[article.number] = article
    missing = [rule for rule in RULES if rule.id not in there]
    made = [(made_row(rule, library), articles_of(rule, library)) for rule in missing]
    CheckRule.objects.bulk_create(row for row, _ in made)
    CheckRuleArticle.objects.bulk_create(
        CheckRuleArticle(rule=row, article=article) for row, articles in made for article in articles
    )
    return len(missing), 0, len(RULES) - len(missing)


def made_row(rule, library):
    """Return the row of a rule, unsaved; it is verified where the law says so and every article is."""
    articles = articles_of(rule, library)
    whole = articles and all(named(basis, library) for basis in rule.basis)
    verified = whole and all(article.verified for article in articles)
    return CheckRule(rule=rule.id, verified=bool(verified) and not rule.from_practice)


def articles_of(rule, library):
    """Return the articles that the basis of a rule names, each once."""
    found = {article.pk: article for basis in rule.basis for article in named(basis, library)}
    return list(found.values())


def named(basis, library):
    """Return the articles that one basis names."""
    articles = library.get(cited(basis)[0], {})
    return [articles[number] for number in articles_for(basis, articles)]
