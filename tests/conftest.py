"""Shared ground of the tests: a data folder for each test process, the database marks and a real browser."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# A busy machine must not fail a test, and a finding on the build machine must come back on the next run.
hypothesis_settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("house")

TESTS = Path(__file__).parent
# Rooms that know nothing of Django: a run of them alone starts without it.
PURE = (TESTS / "kernel", TESTS / "floors")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "admin_user"}
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Django reads its settings as soon as pytest is configured; the data folder must be settled before that, and
# differs for each process of a parallel run.
HOME = Path(tempfile.mkdtemp(prefix="mingzheng-test-"))
os.environ["MINGZHENG_HOME"] = str(HOME)
os.environ["MINGZHENG_PAGE_MEMORY"] = "0"  # each test has a site of its own
(HOME / "assets").mkdir()
# A cluster is for its own tests; all others search with the embedded index. Workers inherit what is said here.
if cluster := os.environ.pop("OPENSEARCH_URL", ""):
    os.environ["MINGZHENG_TEST_OPENSEARCH"] = cluster


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("numprocesses", None):
        return  # this process only hands tests out; its workers set Django up, each with a data folder of its own
    chosen = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    if not all(any(path.is_relative_to(room) for room in PURE) for path in chosen):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingzheng.config.settings")
        from django.conf import settings

        settings.INSTALLED_APPS  # noqa: B018 - reading one loads them; pytest-django sets Django up only then


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database or the browser, so that a run can choose by it."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def shared() -> Path:
    """The reference material beside the checkout (env MINGZHENG_SHARED); skips the test where it is absent."""
    folder = Path(os.environ.get("MINGZHENG_SHARED", TESTS.parents[1] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the reference material is not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def chromium():
    """One running Chromium for the process (Debian's, or the one MINGZHENG_CHROMIUM names)."""
    from playwright.sync_api import sync_playwright

    program = Path(os.environ.get("MINGZHENG_CHROMIUM", "/usr/bin/chromium"))
    if not program.exists():
        pytest.fail(f"没有找到浏览器 {program}，请安装 chromium 或用 MINGZHENG_CHROMIUM 指明位置。")
    # Playwright's event loop runs in this thread, where Django would otherwise refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium) -> Iterator[Callable]:
    """Opens fresh pages: `open_page(width=320, height=640, **context)`, each with its own cookies."""
    contexts = []

    def open_one(width: int = 1280, height: int = 900, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    """A fresh page of desktop width."""
    return open_page()


@pytest.fixture
def page_320(open_page):
    """A fresh page as wide as the smallest phone (320 px)."""
    return open_page(width=320, height=640)


@pytest.fixture
def page_390(open_page):
    """A fresh page as wide as an ordinary phone (390 px)."""
    return open_page(width=390, height=844)
