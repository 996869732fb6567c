"""Bug: takes the events of a user in log order."""


def merge_sessions(events, gap):
    by_user = {}
    for user, start, end in dict.fromkeys(events):
        sessions = by_user.setdefault(user, [])
        if sessions and start - sessions[-1][2] <= gap:
            _, first, last, count = sessions.pop()
            sessions.append((user, first, max(last, end), count + 1))
        else:
            sessions.append((user, start, end, 1))
    return sorted(session for sessions in by_user.values() for session in sessions)
