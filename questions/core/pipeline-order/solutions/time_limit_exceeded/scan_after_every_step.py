"""Correct but O(n * n): looks for the first ready step from the top of the file after every step."""


def run_order(steps):
    pending = [(name, set(needs)) for name, needs in steps]
    done, order = set(), []
    found = True
    while found:
        found = False
        for i, (name, needs) in enumerate(pending):
            if needs <= done:
                del pending[i]
                done.add(name)
                order.append(name)
                found = True
                break
    return order, [name for name, _ in pending]
