"""Values kept for a while."""

import pytest

from mingzheng.base.kept import Kept


@pytest.mark.parametrize(("seconds", "read"), [(0.0, 3), (60.0, 1)])
def test_read_again_only_when_it_is_old(seconds, read):
    numbers = iter(range(10))
    kept = Kept(lambda: next(numbers), lambda: seconds)
    assert [kept.get() for _ in range(3)][-1] == read - 1


def test_forgotten_value_is_read_again():
    numbers = iter(range(10))
    kept = Kept(lambda: next(numbers), lambda: 60.0)
    assert kept.get() == 0
    kept.forget()
    assert kept.get() == 1
