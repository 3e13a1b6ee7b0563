"""What is laid aside comes back whole and in the order of every output, whatever the batches were."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouctl.findings import Finding, Place, Severity, kinds_of
from mouctl.loading.entries import in_order_of_place
from mouctl.service import spool as module
from mouctl.service.spool import Spool

FILES = ("a/agreement.toml", "a/events.toml", "a-b/agreement.toml", "a", "mouctl.toml", "z/workplan.toml")
FINDINGS = st.builds(
    lambda file, line, rule, message: Finding(rule, Severity.NOTE, message, file, Place(line, 1, line, 2)),
    st.sampled_from(FILES),
    st.integers(1, 9),
    st.sampled_from(("MOU201", "MOU303")),
    st.text(max_size=3),
)
BATCHES = st.lists(FINDINGS, unique=True).flatmap(
    lambda found: st.lists(st.integers(0, len(found)), max_size=4).map(lambda cuts: cut(found, sorted(cuts)))
)


def cut(found: Sequence[Finding], cuts: Sequence[int]) -> list[Sequence[Finding]]:
    return [found[start:end] for start, end in zip((0, *cuts), (*cuts, len(found)), strict=True)]


def spool_of(batches: Sequence[Sequence[Finding]]) -> Spool:
    spool = Spool()
    for batch in batches:
        spool.add(batch)
    return spool


@given(BATCHES)
def test_all_come_back_in_order_at_every_look(batches: list[Sequence[Finding]]) -> None:
    spool = spool_of(batches)
    expected = sorted(finding for batch in batches for finding in batch)
    assert sorted(spool) == expected
    assert [each.sort_key for each in spool] == sorted(each.sort_key for each in expected)
    assert list(spool) == list(spool)
    assert len(spool) == len(expected)
    assert spool.kinds == kinds_of(expected)


@given(BATCHES)
def test_two_looks_at_once_do_not_disturb_each_other(batches: list[Sequence[Finding]]) -> None:
    spool = spool_of(batches)
    assert all(one == other for one, other in zip(spool, spool, strict=True))


@given(BATCHES)
def test_what_comes_in_order_is_laid_aside_file_by_file(batches: list[Sequence[Finding]]) -> None:
    ordered = in_order_of_place(finding for batch in batches for finding in batch)
    assert tuple(Spool.of(ordered)) == ordered


@given(FINDINGS)
def test_what_is_said_twice_in_a_batch_is_said_once(finding: Finding) -> None:
    spool = spool_of([(finding, finding)])
    assert tuple(spool) == (finding,)
    assert len(spool) == 1
    assert finding in spool
    assert finding._replace(message=f"{finding.message}!") not in spool


@given(BATCHES)
def test_more_than_memory_is_to_hold_comes_back_too(batches: list[Sequence[Finding]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_IN_MEMORY", 1)
        spool = spool_of(batches)
        assert [each.sort_key for each in spool] == sorted(each.sort_key for batch in batches for each in batch)
