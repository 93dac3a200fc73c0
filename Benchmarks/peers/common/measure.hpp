// The same measurement as Sources/Measurement: warm up, then at least seven times and at least a second.
#pragma once
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

inline double seconds(clockid_t clock) {
    timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

inline std::string contents(const std::string& path) {
    FILE* file = fopen(path.c_str(), "rb");
    if (!file) { perror(path.c_str()); exit(1); }
    std::string bytes;
    char buffer[1 << 16];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
    fclose(file);
    return bytes;
}

/// `work` returns the answer, which `text` turns into text outside of the time that is measured.
template <class Work, class Text> void measure(const char* name, const char* from, Work work, Text text) {
    std::string answer = text(work());
    double start = seconds(CLOCK_MONOTONIC);
    while (seconds(CLOCK_MONOTONIC) - start < 0.3) work();
    std::vector<double> wall, processor;
    start = seconds(CLOCK_MONOTONIC);
    while (wall.size() < 7 || seconds(CLOCK_MONOTONIC) - start < 1) {
        double w = seconds(CLOCK_MONOTONIC), p = seconds(CLOCK_PROCESS_CPUTIME_ID);
        const auto result = work();
        wall.push_back(seconds(CLOCK_MONOTONIC) - w);
        processor.push_back(seconds(CLOCK_PROCESS_CPUTIME_ID) - p);
        if (text(result) != answer) { fprintf(stderr, "%s: the answer changes\n", name); exit(1); }
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
    double megabytes = usage.ru_maxrss / 1048576.0;
#else
    double megabytes = usage.ru_maxrss / 1024.0;
#endif
    printf("{\"name\":\"%s\",\"from\":\"%s\",\"wall\":%.9f,\"wall_min\":%.9f,\"wall_max\":%.9f,\"cpu\":%.9f,"
           "\"repetitions\":%zu,\"rss_mb\":%.1f,\"answer\":\"%s\"}\n",
           name, from, wall[wall.size() / 2], wall.front(), wall.back(), processor[processor.size() / 2],
           wall.size(), megabytes, answer.c_str());
    fflush(stdout);
}

/// `work` returns the answer as text.
template <class Work> void measure(const char* name, const char* from, Work work) {
    measure(name, from, work, [](const std::string& answer) { return answer; });
}
