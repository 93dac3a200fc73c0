// The look-up work by a direct array and by hash maps. Usage: lookup FOLDER
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "../common/measure.hpp"

struct Row {
    int32_t code, section, category;
};

struct Answer {
    uint64_t unknown = 0, sum = 0;
    void add(const Row* row) {
        // Only items are asked for, so a shorter code does not count.
        if (!row) { unknown++; return; }
        sum += uint64_t(row->code) * 31 + uint64_t(row->section) * 7 + uint64_t(row->category);
    }
    std::string text() const { return std::to_string(unknown) + " " + std::to_string(sum); }
};

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    std::vector<Row> rows;
    const std::string table = contents(folder + "/codes.csv");
    for (size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1) {
        int32_t code = atoi(table.c_str() + at);
        int32_t section = code >= 1000000 ? code / 100 : 0;
        rows.push_back({code, section, section / 100});
    }
    const std::string text = contents(folder + "/queries.txt"), numbers = contents(folder + "/queries.i32");
    std::vector<int32_t> queries(numbers.size() / 4);
    memcpy(queries.data(), numbers.data(), numbers.size());
    std::vector<std::string> strings;
    for (size_t at = 0, end; at < text.size(); at = end + 1) {
        end = text.find('\n', at);
        strings.push_back(text.substr(at, end - at));
    }

    const int32_t first = 2000000, count = 1000000;
    std::vector<int32_t> direct(count, -1);
    std::unordered_map<int32_t, int32_t> byNumber;
    std::unordered_map<std::string, int32_t> byText;
    for (size_t i = 0; i < rows.size(); i++) {
        if (rows[i].code >= first) direct[rows[i].code - first] = i;
        byNumber[rows[i].code] = i;
        byText[std::to_string(rows[i].code)] = i;
    }
    auto atNumber = [&](int32_t code) -> const Row* {
        uint32_t place = uint32_t(code) - first;
        int32_t i = place < uint32_t(count) ? direct[place] : -1;
        return i < 0 ? nullptr : &rows[i];
    };

    measure("C++ array", "int", [&] {
        Answer answer;
        for (int32_t query : queries) answer.add(atNumber(query));
        return answer.text();
    });
    measure("C++ unordered_map<int>", "int", [&] {
        Answer answer;
        for (int32_t query : queries) {
            auto found = byNumber.find(query);
            answer.add(found == byNumber.end() ? nullptr : &rows[found->second]);
        }
        return answer.text();
    });
    measure("C++ array", "text", [&] {
        Answer answer;
        const char *at = text.data(), *end = at + text.size();
        while (at < end) {
            uint32_t value = 0;
            while (*at != '\n') value = value * 10 + (*at++ - '0');
            at++;
            answer.add(atNumber(value));
        }
        return answer.text();
    });
    measure("C++ unordered_map<string>, bytes", "text", [&] {
        Answer answer;
        const char *at = text.data(), *end = at + text.size();
        std::string key;
        while (at < end) {
            const char* stop = static_cast<const char*>(memchr(at, '\n', end - at));
            key.assign(at, stop - at);
            at = stop + 1;
            auto found = byText.find(key);
            answer.add(found == byText.end() ? nullptr : &rows[found->second]);
        }
        return answer.text();
    });
    measure("C++ unordered_map<string>, strings", "text", [&] {
        Answer answer;
        for (const std::string& query : strings) {
            auto found = byText.find(query);
            answer.add(found == byText.end() ? nullptr : &rows[found->second]);
        }
        return answer.text();
    });
}
