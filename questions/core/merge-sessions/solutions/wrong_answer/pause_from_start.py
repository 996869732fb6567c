"""Bug: measures from the start of the session, so a session is never longer than the gap."""


def merge_sessions(events, gap):
    sessions = []
    for user, start, end in sorted(set(events)):
        if sessions and sessions[-1][0] == user and start - sessions[-1][1] <= gap:
            _, first, last, count = sessions.pop()
            sessions.append((user, first, max(last, end), count + 1))
        else:
            sessions.append((user, start, end, 1))
    return sessions
