"""Bug: the session ends where its last event ends, even inside a longer one."""


def merge_sessions(events, gap):
    sessions = []
    for user, start, end in sorted(set(events)):
        if sessions and sessions[-1][0] == user and start - sessions[-1][2] <= gap:
            _, first, _, count = sessions.pop()
            sessions.append((user, first, end, count + 1))
        else:
            sessions.append((user, start, end, 1))
    return sessions
