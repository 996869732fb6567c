"""Correct but O(n * sessions): offers every event to every session of its user."""


def merge_sessions(events, gap):
    by_user = {}
    for user, start, end in set(events):
        apart, joined = [], (start, end, 1)
        for session in by_user.get(user, []):
            if session[0] - gap <= end and start - gap <= session[1]:
                joined = (min(joined[0], session[0]), max(joined[1], session[1]), joined[2] + session[2])
            else:
                apart.append(session)
        by_user[user] = [*apart, joined]
    return sorted((user, *session) for user, sessions in by_user.items() for session in sessions)
