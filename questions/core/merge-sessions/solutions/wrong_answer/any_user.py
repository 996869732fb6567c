"""Bug: merges on time alone, whoever the user is."""


def merge_sessions(events, gap):
    sessions = []
    for start, end, user in sorted({(start, end, user) for user, start, end in events}):
        if sessions and start - sessions[-1][2] <= gap:
            owner, first, last, count = sessions.pop()
            sessions.append((owner, first, max(last, end), count + 1))
        else:
            sessions.append((user, start, end, 1))
    return sorted(sessions)
