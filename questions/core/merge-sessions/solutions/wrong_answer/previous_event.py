"""Bug: measures the pause from the end of the event before, not from the latest end."""


def merge_sessions(events, gap):
    sessions = []
    previous = 0
    for user, start, end in sorted(set(events)):
        if sessions and sessions[-1][0] == user and start - previous <= gap:
            _, first, last, count = sessions.pop()
            sessions.append((user, first, max(last, end), count + 1))
        else:
            sessions.append((user, start, end, 1))
        previous = end
    return sessions
