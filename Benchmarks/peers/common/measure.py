"""The same measurement as Sources/Measurement: warm up, then at least seven times and at least a second."""

import json
import resource
import statistics
import sys
import time


def measure(name, start, work, text=str):
    """`work` returns the answer, which `text` turns into text outside of the time that is measured."""
    answer = text(work())
    begin = time.perf_counter()
    while time.perf_counter() - begin < 0.3:
        work()
    wall, processor = [], []
    begin = time.perf_counter()
    while len(wall) < 7 or time.perf_counter() - begin < 1:
        w, p = time.perf_counter(), time.process_time()
        result = work()
        wall.append(time.perf_counter() - w)
        processor.append(time.process_time() - p)
        if text(result) != answer:
            sys.exit(f"{name}: the answer changes")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    print(json.dumps({
        "name": name, "from": start, "wall": statistics.median(wall), "wall_min": min(wall), "wall_max": max(wall),
        "cpu": statistics.median(processor), "repetitions": len(wall),
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale, "answer": answer,
    }), flush=True)
