"""Correct but O(n * m): reads the whole log for every label."""


def point_in_time_join(labels, writes, max_age):
    known = []
    for entity, ts in labels:
        newest, found = -1, None
        for other, written, value in writes:
            if other == entity and newest <= written < ts and ts - written <= max_age:
                newest, found = written, value
        known.append(found)
    return known
