"""Rows for suites that sign a whole document: issuing and verifying each sample."""

import json
from collections.abc import Iterator
from functools import partial

from bench.table.contest import Contest
from bench.table.ground import NOTES, Ground, ground, raw_pair
from bench.table.peer import NodePeer, NodeWork, PeerFailedError, version
from bench.table.row import About
from bench.table.samples import FOREIGN, OFFICIAL, OPEN_BADGE, SAMPLES, Sample
from led_vc.encoding import parse_object
from led_vc.keys import KeyAlgorithm
from led_vc.rdf import canonicalize

_SUITES: tuple[tuple[str, KeyAlgorithm], ...] = (("eddsa-rdfc-2022", "Ed25519"), ("ecdsa-rdfc-2019", "P-256"))
PEER = "@digitalbazaar/vc"
_BADGE_CONTEXT = "the official context" if OFFICIAL.is_file() else "a context of the terms that are used"


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield the rows, after both sides have verified each other."""
    for suite, algorithm in _SUITES:
        own = ground(suite, algorithm)
        sign, check = raw_pair(algorithm)
        for sample in SAMPLES:
            issuing, verifying = _works(peer, own, sample)
            if issuing is not None and verifying is not None:
                _agree(own, sample, issuing, verifying)
            yield Contest(
                about=_about(own, sample, "issue"),
                inputs=sample.many,
                ours=own.issuer(sample),
                peer=issuing,
                raw=sign,
            )
            yield Contest(
                about=_about(own, sample, "verify"),
                inputs=partial(own.secured, sample),
                ours=own.verifier(sample),
                peer=verifying,
                raw=check,
            )


def _works(peer: NodePeer | None, own: Ground, sample: Sample) -> tuple[NodeWork | None, NodeWork | None]:
    if peer is None:
        return None, None
    name = f"{own.suite.name}, {sample.name}"
    return (
        peer.open(f"issue {name}", "issue", own.options()),
        peer.open(f"verify {name}", "verify", {"suite": own.suite.name}),
    )


def _about(own: Ground, sample: Sample, verb: str) -> About:
    found = canonicalize(sample.document(), own.open.known_contexts)
    name = f"{own.suite.name} {verb}, {sample.name}"
    return About(
        name=f"walker {name}" if sample is FOREIGN else name,
        peer=version(PEER),
        tier=found.tier,
        quads=found.quads,
        notes=f"{_BADGE_CONTEXT}; {NOTES}" if sample is OPEN_BADGE else NOTES,
    )


def _agree(own: Ground, sample: Sample, issuing: NodeWork, verifying: NodeWork) -> None:
    """End unless ours verifies theirs and theirs verifies ours, and neither takes a changed document."""
    verify = own.verifier(sample)
    theirs = issuing.outputs([sample.fresh()])[0]
    verify(theirs)
    mine = own.secured(sample, 1)[0]
    verifying.time([mine])
    for text in (theirs, mine):
        changed = _changed(text)
        try:
            verifying.time([changed])
        except PeerFailedError:
            pass
        else:
            raise SystemExit(f"the peer takes a changed {sample.name}")
        try:
            verify(changed)
        except SystemExit:
            continue
        raise SystemExit(f"we take a changed {sample.name}")


def _changed(text: str) -> str:
    document = parse_object(text)
    document["validUntil"] = "2027-12-31T00:00:00Z"
    return json.dumps(document)
