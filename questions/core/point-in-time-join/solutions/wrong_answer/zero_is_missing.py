"""Bug: treats the value 0.0 as no value."""

from bisect import bisect_left
from collections import defaultdict


def point_in_time_join(labels, writes, max_age):
    history = defaultdict(dict)
    for entity, ts, value in writes:
        history[entity][ts] = value
    times = {entity: sorted(by_ts) for entity, by_ts in history.items()}
    known = []
    for entity, ts in labels:
        seen = times.get(entity, [])
        before = bisect_left(seen, ts) - 1
        if before >= 0 and ts - seen[before] <= max_age:
            known.append(history[entity][seen[before]] or None)
        else:
            known.append(None)
    return known
