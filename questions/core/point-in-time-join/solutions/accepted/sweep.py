def point_in_time_join(labels, writes, max_age):
    events = [(ts, 1, i) for i, (_, ts, _) in enumerate(writes)]
    events += [(ts, 0, i) for i, (_, ts) in enumerate(labels)]
    latest = {}
    known = [None] * len(labels)
    for ts, is_write, i in sorted(events):
        if is_write:
            entity, _, value = writes[i]
            latest[entity] = ts, value
        else:
            written, value = latest.get(labels[i][0], (None, None))
            if written is not None and ts - written <= max_age:
                known[i] = value
    return known
