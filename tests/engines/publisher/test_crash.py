import json
import subprocess
import sys
from pathlib import Path

DRIVER = Path(__file__).with_name("crash_driver.py")
KILLS = 12


def test_killed_at_any_line_nothing_is_lost_or_doubled(tmp_path):
    command = [sys.executable, str(DRIVER), str(tmp_path / "home"), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["found"] == []
    assert answer["killed"] > KILLS * 3 // 4  # a few kills fall behind the last line
