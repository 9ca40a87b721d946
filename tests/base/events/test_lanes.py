"""A lane is held by one process at a time and freed when its holder dies."""

import os
import signal
import subprocess
import sys

import pytest

from mingzheng.base.events.lanes import lane

HOLD = """
import django, sys, time
django.setup()
from mingzheng.base.events.lanes import lane
with lane("test/lane") as held:
    print(held, flush=True)
    time.sleep(60)
"""


@pytest.mark.django_db(transaction=True)
def test_lane_is_refused_while_another_process_holds_it_and_free_after_its_death(settings):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "mingzheng.config.settings",
        "MINGZHENG_HOME": str(settings.HOME),
    }
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        database = settings.DATABASES["default"]
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + database["NAME"]
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert holder.stdout.readline().strip() == "True"
        with lane("test/lane") as held:
            assert held is False
        with lane("test/other") as held:
            assert held is True
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    for _ in range(50):
        with lane("test/lane") as held:
            if held:
                break
    assert held is True
