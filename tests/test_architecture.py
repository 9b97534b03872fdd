"""The house stands: needs run one way only, nothing is hidden, nothing grows too large."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "rules": set(),
    "models": {"rules"},
    "documents": {"rules", "models"},
    "reports": {"rules", "models"},
    "forms": {"rules", "models"},
    "admin": {"rules", "models"},
    "signing": {"rules", "models", "documents"},
    "workflow": {"rules", "models", "documents", "signing"},
    "views": {"rules", "models", "documents", "reports", "forms", "signing", "workflow"},
    "management": {"rules", "models", "documents", "reports", "signing", "workflow"},
    "templatetags": {"rules"},
    "migrations": set(),
    "apps": {"rules", "models"},
    "urls": {"views"},
}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 60, 200
BANNED_NAMES = {"utils", "helpers", "common", "tools", "services", "manager", "managers"}


def complaints(root):
    """Every place below root that breaks a rule of the house, as one line each."""
    paths = {module_of(path, root): path for path in (root / "agreements").rglob("*.py")}
    imports = {module: list(imports_of(path, paths)) for module, path in paths.items()}
    return [
        *(line for module in paths for line in import_complaints(module, imports[module])),
        *circle_complaints(imports),
        *(line for path in code_of(root) for line in file_complaints(path, root)),
        *template_complaints(root),
    ]


def module_of(path, root):
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def code_of(root):
    code = [*(root / "agreements").rglob("*.py"), *(root / "kerjasama").rglob("*.py")]
    return [path for path in code if "migrations" not in path.parts]


def imports_of(path, modules):
    """What a file imports of ours: (module, at the top?, relative?, line)."""
    tree = ast.parse(path.read_text())
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in modules else node.module for name in full]
        else:
            continue
        for name in names:
            if relative or name.partition(".")[0] in {"agreements", "kerjasama", "tests"}:
                yield name, id(node) in top, relative, node.lineno


def floor_of(module):
    return [*module.split("."), ""][1]


def import_complaints(module, found):
    floor = floor_of(module)
    if not floor:
        return
    if floor not in MAY_IMPORT:
        yield f"no floor: {module}"
    for name, at_top, relative, line in found:
        if relative:
            yield f"relative: {module}:{line}"
        elif not name.startswith("agreements.") or floor_of(name) not in MAY_IMPORT.get(floor, set()) | {
            floor
        }:
            yield f"upward: {module}:{line} imports {name}"
        if not at_top:
            yield f"hidden: {module}:{line} imports {name}"


def circle_complaints(imports):
    graph = {module: {name for name, *_ in found if name != module} for module, found in imports.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield "circle: " + " -> ".join(error.args[1])


def file_complaints(path, root):
    name, text = path.relative_to(root), path.read_text()
    tree = ast.parse(text)
    if len(text.splitlines()) > LONGEST_FILE:
        yield f"long file: {name}"
    if path.stem in BANNED_NAMES:
        yield f"name says nothing: {name}"
    if text.strip() and not ast.get_docstring(tree):
        yield f"no docstring: {name}"
    for node in ast.walk(tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
            yield f"long function: {name}:{node.lineno} {node.name}"


def template_complaints(root):
    for path in (root / "templates").rglob("*.html"):
        if len(path.read_text().splitlines()) > LONGEST_TEMPLATE:
            yield f"long template: {path.relative_to(root)}"


def test_the_house_stands():
    assert complaints(ROOT) == []


GOOD = {
    "agreements/__init__.py": "",
    "agreements/rules/__init__.py": "",
    "agreements/rules/dates.py": '"""Dates."""\nimport datetime\n',
    "agreements/models/__init__.py": '"""Kept."""\nfrom agreements.models.user import User\n',
    "agreements/models/user.py": '"""A user."""\nfrom agreements.rules import dates\n',
    "agreements/views/home.py": '"""Home."""\nfrom agreements.models import User\n',
    "templates/home.html": "<p>\n" * 200,
}


def house(root, extra):
    for name, text in {**GOOD, **extra}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_a_good_house_has_no_complaints(tmp_path):
    assert complaints(house(tmp_path, {})) == []


DOC = '"""x"""\n'


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("agreements/rules/bad.py", "from agreements.models import User", "upward: agreements.rules.bad:2"),
        ("agreements/rules/bad.py", "import agreements.models.user", "upward: agreements.rules.bad:2"),
        ("agreements/models/bad.py", "from kerjasama import settings", "upward: agreements.models.bad:2"),
        ("agreements/models/bad.py", "from tests import x", "upward: agreements.models.bad:2"),
        ("agreements/forms/bad.py", "from agreements.reports import x", "upward: agreements.forms.bad:2"),
        ("agreements/views/bad.py", "from . import home", "relative: agreements.views.bad:2"),
        (
            "agreements/views/bad.py",
            "def f():\n    from agreements.models import User",
            "hidden: agreements.views.bad:3",
        ),
        (
            "agreements/views/bad.py",
            "if True:\n    import agreements.models",
            "hidden: agreements.views.bad:3",
        ),
        ("agreements/rules/dates.py", "from agreements.rules import other", "circle: "),
        ("agreements/models/user.py", "from agreements.models import User", "circle: "),
        ("agreements/rules/bad.py", "x = 1\n" * 400, "long file: agreements/rules/bad.py"),
        ("kerjasama/bad.py", "x = 1\n" * 400, "long file: kerjasama/bad.py"),
        (
            "agreements/rules/bad.py",
            "def f():\n" + "    x = 1\n" * 60,
            "long function: agreements/rules/bad.py:2",
        ),
        ("agreements/rules/utils.py", "x = 1", "name says nothing: agreements/rules/utils.py"),
        ("agreements/things/bad.py", "x = 1", "no floor: agreements.things.bad"),
        ("templates/bad.html", "<p>\n" * 201, "long template: templates/bad.html"),
    ],
)
def test_a_bad_house_is_named(tmp_path, name, text, complaint):
    other = {"agreements/rules/other.py": DOC + "from agreements.rules import dates"}
    found = complaints(house(tmp_path, {**other, name: DOC + text}))
    assert [line[: len(complaint)] for line in found] == [complaint]


def test_a_missing_docstring_is_named(tmp_path):
    root = house(tmp_path, {"agreements/rules/bad.py": "x = 1\n"})
    assert complaints(root) == ["no docstring: agreements/rules/bad.py"]
