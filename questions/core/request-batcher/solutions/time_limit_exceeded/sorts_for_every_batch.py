"""Correct but O(n) and more per batch: looks through all waiting requests each time."""


def run_batches(requests, max_size, max_wait, setup, each):
    coming = sorted(range(len(requests)), key=lambda i: requests[i][0], reverse=True)
    waiting = []
    batches = []
    now = 0
    while coming or waiting:
        while coming and requests[coming[-1]][0] <= now:
            waiting.append(coming.pop())
        waiting = [i for i in waiting if requests[i][1] >= now]
        dues = [min(requests[i][0] + max_wait, requests[i][1]) for i in waiting]
        if len(waiting) >= max_size or (dues and min(dues) <= now):
            waiting.sort(key=lambda i: (requests[i][1], requests[i][0], i))
            batch, waiting = waiting[:max_size], waiting[max_size:]
            batches.append((now, batch))
            now += setup + each * len(batch)
        elif dues or coming:
            now = min(dues + [requests[i][0] for i in coming[-1:]])
    return batches
