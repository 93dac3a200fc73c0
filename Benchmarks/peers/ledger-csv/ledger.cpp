// The ledger work by hand: a mapped file, read digit by digit into dense arrays. Usage: ledger FILE
//
// It knows beforehand where the columns and codes are, and that every amount has two decimals; it checks nothing else.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <map>

#include "../common/measure.hpp"

struct Group {
    uint64_t code, kind;
    int64_t fen;
};

/// Every group of the result, in order.
using Result = std::vector<Group>;

static std::string text(const Result& groups) {
    uint64_t checksum = 0;
    for (const Group& group : groups)
        for (uint64_t value : {group.code, group.kind, uint64_t(group.fen)}) checksum = checksum * 1000003 + value;
    return std::to_string(groups.size()) + " " + std::to_string(checksum);
}

/// The levels above the last, and all of them in order.
static void addLevels(Result& result, const Result& last, std::initializer_list<uint64_t> divisors) {
    std::map<std::pair<uint64_t, uint64_t>, int64_t> above;
    for (const Group& group : last)
        for (uint64_t divisor : divisors) above[{divisor ? group.code / divisor : 0, group.kind}] += group.fen;
    for (auto& entry : above) result.push_back({entry.first.first, entry.first.second, entry.second});
    // 项 have more digits than what is above them.
    result.insert(result.end(), last.begin(), last.end());
}

int main(int, char** arguments) {
    measure("C++ dense arrays", "file, 1 thread", [&] {
        const int file = open(arguments[1], O_RDONLY);
        struct stat status;
        if (file < 0 || fstat(file, &status)) { perror(arguments[1]); exit(1); }
        const size_t size = size_t(status.st_size);
        void* map = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (map == MAP_FAILED) { perror("mmap"); exit(1); }
        const char* at = static_cast<const char*>(map);
        const char* const end = at + size;
        at = static_cast<const char*>(memchr(at, '\n', size)) + 1;

        // 项 are 2000000 to 2399999, 款 30000 to 39999, funds below 32 and units below a million.
        std::vector<int64_t> byFunction(400000 * 32), byEconomic(10000), byAgency(1000000);
        std::vector<uint8_t> hasFunction(400000 * 32), hasEconomic(10000), hasAgency(1000000);
        auto number = [&] {
            uint32_t value = 0;
            while (*at != ',') value = value * 10 + uint32_t(*at++ - '0');
            at++;
            return value;
        };
        while (at < end) {
            const size_t function = number() - 2000000, economic = number() - 30000, agency = number(), fund = number();
            const bool isNegative = *at == '-';
            at += isNegative;
            int64_t fen = 0;
            while (*at != '.') fen = fen * 10 + (*at++ - '0');
            fen = fen * 100 + (at[1] - '0') * 10 + (at[2] - '0');
            at += 4;
            if (isNegative) fen = -fen;
            byFunction[function * 32 + fund] += fen;
            hasFunction[function * 32 + fund] = 1;
            byEconomic[economic] += fen;
            hasEconomic[economic] = 1;
            byAgency[agency] += fen;
            hasAgency[agency] = 1;
        }
        munmap(map, size);
        close(file);

        Result result, last;
        for (size_t i = 0; i < byFunction.size(); i++)
            if (hasFunction[i]) last.push_back({i / 32 + 2000000, i % 32, byFunction[i]});
        addLevels(result, last, {0, 10000, 100});
        last.clear();
        for (size_t i = 0; i < byEconomic.size(); i++)
            if (hasEconomic[i]) last.push_back({i + 30000, 0, byEconomic[i]});
        addLevels(result, last, {100});
        for (size_t i = 0; i < byAgency.size(); i++)
            if (hasAgency[i]) result.push_back({i, 1, byAgency[i]});
        return result;
    }, text);
}
