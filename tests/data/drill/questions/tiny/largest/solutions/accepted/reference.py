def largest(readings):
    return max(readings)
