// The roll-up work by dense arrays and by hash maps. Usage: rollup FOLDER
#include <cstdint>
#include <cstring>
#include <unordered_map>

#include "../common/measure.hpp"

struct Group {
    uint64_t key, kind;
    int64_t sum;
};

/// Every group of the result, with what the checksum needs.
using Result = std::vector<Group>;

static std::string text(const Result& groups) {
    uint64_t sum = 0;
    for (const Group& group : groups) sum += (group.key * 1000003 + group.kind * 7919 + 1) * uint64_t(group.sum);
    return std::to_string(groups.size()) + " " + std::to_string(sum);
}

template <class Number> std::vector<Number> column(const std::string& path) {
    const std::string bytes = contents(path);
    std::vector<Number> values(bytes.size() / sizeof(Number));
    memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    const auto function = column<int32_t>(folder + "/function.bin"), economic = column<int32_t>(folder + "/economic.bin");
    const auto unit = column<int32_t>(folder + "/unit.bin");
    const auto fund = column<uint8_t>(folder + "/fund.bin");
    const auto fen = column<int64_t>(folder + "/fen.bin");
    const size_t count = fen.size();

    // The levels above the last, from the groups of the last.
    auto levels = [](Result& result) {
        std::unordered_map<uint64_t, int64_t> above;
        for (const Group& group : result)
            for (uint64_t divisor : {100, 10000, 0})
                above[(divisor ? group.key / divisor : 0) * 8 + group.kind] += group.sum;
        for (auto& entry : above) result.push_back({entry.first / 8, entry.first % 8, entry.second});
    };
    auto economicLevels = [](Result& result, size_t start) {
        std::unordered_map<uint64_t, int64_t> above;
        for (size_t i = start; i < result.size(); i++) above[result[i].key / 100] += result[i].sum;
        for (auto& entry : above) result.push_back({entry.first, 5, entry.second});
    };

    measure("C++ dense arrays", "columns, 1 thread", [&] {
        // 项 are 2000000 to 2399999 and 款 30000 to 39999; funds are below 8.
        std::vector<int64_t> byFunction(400000 * 8), byEconomic(10000), byUnit(65536);
        std::vector<uint8_t> hasFunction(400000 * 8), hasEconomic(10000), hasUnit(65536);
        for (size_t i = 0; i < count; i++) {
            const int64_t amount = fen[i];
            const size_t slot = size_t(function[i] - 2000000) * 8 + fund[i], other = economic[i] - 30000;
            byFunction[slot] += amount;
            hasFunction[slot] = 1;
            byEconomic[other] += amount;
            hasEconomic[other] = 1;
            byUnit[unit[i]] += amount;
            hasUnit[unit[i]] = 1;
        }
        Result result;
        for (size_t i = 0; i < byFunction.size(); i++)
            if (hasFunction[i]) result.push_back({i / 8 + 2000000, i % 8, byFunction[i]});
        levels(result);
        const size_t start = result.size();
        for (size_t i = 0; i < byEconomic.size(); i++)
            if (hasEconomic[i]) result.push_back({i + 30000, 5, byEconomic[i]});
        economicLevels(result, start);
        for (size_t i = 0; i < byUnit.size(); i++)
            if (hasUnit[i]) result.push_back({i, 6, byUnit[i]});
        return result;
    }, text);

    measure("C++ unordered_map", "columns, 1 thread", [&] {
        std::unordered_map<uint64_t, int64_t> byFunction;
        std::unordered_map<int32_t, int64_t> byEconomic, byUnit;
        for (size_t i = 0; i < count; i++) {
            byFunction[uint64_t(function[i]) * 8 + fund[i]] += fen[i];
            byEconomic[economic[i]] += fen[i];
            byUnit[unit[i]] += fen[i];
        }
        Result result;
        for (auto& entry : byFunction) result.push_back({entry.first / 8, entry.first % 8, entry.second});
        levels(result);
        const size_t start = result.size();
        for (auto& entry : byEconomic) result.push_back({uint64_t(entry.first), 5, entry.second});
        economicLevels(result, start);
        for (auto& entry : byUnit) result.push_back({uint64_t(entry.first), 6, entry.second});
        return result;
    }, text);
}
