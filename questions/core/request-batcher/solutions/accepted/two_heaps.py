from heapq import heapify, heappop, heappush


def run_batches(
    requests: list[tuple[int, int]], max_size: int, max_wait: int, setup: int, each: int
) -> list[tuple[int, list[int]]]:
    coming = [(arrival, i) for i, (arrival, _) in enumerate(requests)]
    heapify(coming)
    urgent: list[tuple[int, int, int]] = []
    due: list[tuple[int, int]] = []
    waiting: set[int] = set()
    batches: list[tuple[int, list[int]]] = []
    now = 0
    while coming or waiting:
        while coming and coming[0][0] <= now:
            arrival, i = heappop(coming)
            latest = requests[i][1]
            heappush(urgent, (latest, arrival, i))
            heappush(due, (min(latest, arrival + max_wait), i))
            waiting.add(i)
        while urgent and urgent[0][0] < now:
            waiting.remove(heappop(urgent)[2])
        while due and due[0][1] not in waiting:
            heappop(due)
        if len(waiting) >= max_size or (due and due[0][0] <= now):
            batch = [heappop(urgent)[2] for _ in range(min(max_size, len(urgent)))]
            waiting.difference_update(batch)
            batches.append((now, batch))
            now += setup + each * len(batch)
        elif coming or due:
            now = min(queue[0][0] for queue in (coming, due) if queue)
    return batches
