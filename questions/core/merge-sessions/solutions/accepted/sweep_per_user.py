from collections import defaultdict


def merge_sessions(events, gap):
    spans = defaultdict(set)
    for user, start, end in events:
        spans[user].add((start, end))
    sessions = []
    for user in sorted(spans):
        ordered = sorted(spans[user])
        first, latest = ordered[0]
        count = 0
        for start, end in ordered:
            if start > latest + gap:
                sessions.append((user, first, latest, count))
                first, latest, count = start, end, 0
            latest = max(latest, end)
            count += 1
        sessions.append((user, first, latest, count))
    return sessions
