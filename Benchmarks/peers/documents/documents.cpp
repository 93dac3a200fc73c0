// The documents work by simdjson on demand, with the five checks on flat arrays. Usage: documents FOLDER CODES NAME
//
// Every field of a document is read: texts are views of the parser's buffer, codes are integers, amounts are 分.
// simdjson on demand uses the instructions that the compiler may use: NAME says which.
#include <atomic>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <thread>

#include "../common/measure.hpp"
#include "simdjson.h"

using simdjson::ondemand::array;
using simdjson::ondemand::object;
using simdjson::ondemand::parser;
using simdjson::ondemand::value;
using std::string_view;

static std::vector<uint8_t> isFunction(2400000), isEconomic(40000);

[[noreturn]] static void fail(string_view what) {
    fprintf(stderr, "documents: unexpected %.*s\n", int(what.size()), what.data());
    exit(1);
}

/// The codes of a CSV file; 3, 5 and 7 digits never share a number.
static void readCodes(const std::string& path) {
    const std::string text = contents(path);
    for (size_t line = text.find('\n') + 1; line < text.size(); line = text.find('\n', line) + 1) {
        const size_t comma = text.find(',', line);
        auto& codes = text[line] == 'f' ? isFunction : isEconomic;
        codes.at(strtoul(text.c_str() + comma + 1, nullptr, 10)) = 1;
    }
}

enum Form { SUMMARY, INCOME, EXPENDITURE, FISCAL, GENERAL, BASIC, FUND, CAPITAL, THREE, FORMS };

/// Rows of the summaries and of 公开09, which have no code.
enum Key : int8_t {
    NONE, CURRENT, OPENING, CLOSING, USED, DISTRIBUTED, TOTAL, GENERAL_PUBLIC, GOVERNMENT_FUND, STATE_CAPITAL, SUPERIOR,
    SERVICE, BUSINESS, SUBORDINATE, OTHER, OPENING_GENERAL, OPENING_FUND, OPENING_CAPITAL, BUDGETED, ACTUAL, KEYS
};

struct Row {
    int64_t cells[7];
    string_view name;
    int32_t code;
    int32_t number;
    int8_t digits;  // of the code: 3, 5 or 7
    Key key;
    uint8_t printed;  // a bit for each column
};

struct Table {
    std::vector<Row> rows, income;  // lines, or the expenditure side; and the income side
    Row total;
    bool hasTotal;
    string_view title, number, none;
    std::vector<string_view> formulas;
    bool isUnitPrinted;
    int64_t decimals;
    string_view unit;
};

struct Document {
    Table tables[FORMS];
    string_view schema, entity, kind, published, title, agencyCode, agencyName, superiorCode, superiorName;
    int64_t year;
};

struct Name {
    string_view text;
    int place;
};

/// The place of a text in a list that is known when this is compiled; -1 when it is not there.
template <const auto& names> int find(string_view text) {
    int place = -1;
    auto compare = [&]<size_t... index>(std::index_sequence<index...>) {
        (void)((names[index].text == text && (place = names[index].place, true)) || ...);
    };
    compare(std::make_index_sequence<std::size(names)>());
    return place;
}

static constexpr Name income[] = {{"total", 0}, {"fiscal", 1}, {"superiorSubsidy", 2}, {"service", 3}, {"business", 4},
                                  {"subordinateRemittance", 5}, {"other", 6}};
static constexpr Name expenditure[] = {{"total", 0}, {"basic", 1}, {"project", 2}, {"paidToSuperior", 3}, {"business", 4},
                                       {"subordinateSubsidy", 5}};
static constexpr Name single[] = {{"amount", 0}};
static constexpr Name fiscal[] = {{"total", 0}, {"generalPublic", 1}, {"governmentFund", 2}, {"stateCapital", 3}};
static constexpr Name general[] = {{"total", 0}, {"basic", 1}, {"project", 2}};
static constexpr Name basic[] = {{"personnel", 0}, {"operating", 1}};
static constexpr Name fund[] = {{"opening", 0}, {"income", 1}, {"expenditure", 2}, {"basic", 3}, {"project", 4},
                                {"closing", 5}};
static constexpr Name three[] = {{"total", 0}, {"overseas", 1}, {"vehicles", 2}, {"vehiclePurchase", 3},
                                 {"vehicleOperation", 4}, {"receptions", 5}};
static constexpr size_t width[FORMS] = {1, 7, 6, 4, 3, 2, 6, 3, 6};
static constexpr Name forms[] = {
    {"incomeExpenditureSummary", SUMMARY}, {"income", INCOME}, {"expenditure", EXPENDITURE},
    {"fiscalAppropriationSummary", FISCAL}, {"generalPublicExpenditure", GENERAL}, {"basicExpenditure", BASIC},
    {"governmentFund", FUND}, {"stateCapitalExpenditure", CAPITAL}, {"threePublicExpenses", THREE}};
static constexpr Name keys[] = {
    {"generalPublic", GENERAL_PUBLIC}, {"governmentFund", GOVERNMENT_FUND}, {"stateCapital", STATE_CAPITAL},
    {"superiorSubsidy", SUPERIOR}, {"service", SERVICE}, {"business", BUSINESS}, {"subordinateRemittance", SUBORDINATE},
    {"other", OTHER}, {"currentTotal", CURRENT}, {"usedSurplus", USED}, {"opening", OPENING}, {"total", TOTAL},
    {"opening.generalPublic", OPENING_GENERAL}, {"opening.governmentFund", OPENING_FUND},
    {"opening.stateCapital", OPENING_CAPITAL}, {"surplusDistribution", DISTRIBUTED}, {"closing", CLOSING},
    {"budgeted", BUDGETED}, {"actual", ACTUAL}};

/// 元 with at most two decimals, from its digits: exact, without binary floating point.
static int64_t fen(string_view text) {
    const char *at = text.data(), *end = at + text.size();
    const bool isNegative = at < end && *at == '-';
    at += isNegative;
    int64_t value = 0;
    const char* start = at;
    while (at < end && unsigned(*at - '0') < 10) value = value * 10 + (*at++ - '0');
    if (at == start || at - start > 15) fail(text);
    int decimals = 0;
    if (at < end && *at == '.')
        for (at++; at < end && unsigned(*at - '0') < 10 && decimals < 2; decimals++) value = value * 10 + (*at++ - '0');
    while (at < end && (*at == ' ' || *at == '\n')) at++;
    if (at != end) fail(text);
    for (; decimals < 2; decimals++) value *= 10;
    return isNegative ? -value : value;
}

static void readCode(string_view text, Row& row) {
    int32_t code = 0;
    for (char c : text) {
        if (unsigned(c - '0') > 9) {
            const int key = find<keys>(text);
            if (key < 0) fail(text);
            row.key = Key(key);
            return;
        }
        code = code * 10 + (c - '0');
    }
    row.code = code;
    row.digits = int8_t(text.size());
}

template <const auto& columns> void readRow(object fields, Row& row) {
    row = Row{};
    for (auto field : fields) {
        const string_view key = field.escaped_key();
        if (key == "code" || key == "row") {
            readCode(field.value().get_string(), row);
        } else if (key == "name") {
            row.name = field.value().get_string();
        } else if (key == "number") {
            row.number = int32_t(int64_t(field.value().get_int64()));
        } else {
            const int column = find<columns>(key);
            if (column < 0) fail(key);
            row.cells[column] = fen(field.value().raw_json_token());
            row.printed |= uint8_t(1 << column);
        }
    }
}

template <const auto& columns> void readRows(array list, std::vector<Row>& rows) {
    for (auto item : list) {
        rows.emplace_back();
        readRow<columns>(item.get_object(), rows.back());
    }
}

static void readCaption(object fields, Table& table) {
    for (auto field : fields) {
        const string_view key = field.escaped_key();
        if (key == "title") table.title = field.value().get_string();
        else if (key == "number") table.number = field.value().get_string();
        else if (key == "noneStatement") table.none = field.value().get_string();
        else if (key == "isUnitPrinted") table.isUnitPrinted = field.value().get_bool();
        else if (key == "formulas")
            for (auto formula : field.value().get_array()) table.formulas.push_back(formula.get_string());
        else if (key == "precision")
            for (auto part : field.value().get_object()) {
                if (string_view(part.escaped_key()) == "unit") table.unit = part.value().get_string();
                else table.decimals = part.value().get_int64();
            }
        else fail(key);
    }
}

template <const auto& columns> void readTable(object fields, Table& table) {
    table.rows.clear();
    table.income.clear();
    table.formulas.clear();
    table.none = {};
    table.total = Row{};
    table.hasTotal = false;
    for (auto field : fields) {
        const string_view key = field.escaped_key();
        if (key == "caption") readCaption(field.value().get_object(), table);
        else if (key == "lines" || key == "expenditure") readRows<columns>(field.value().get_array(), table.rows);
        else if (key == "income") readRows<single>(field.value().get_array(), table.income);
        else if (key == "total") {
            readRow<columns>(field.value().get_object(), table.total);
            table.hasTotal = true;
        } else fail(key);
    }
}

static void readAgency(object fields, string_view& code, string_view& name) {
    for (auto field : fields) (string_view(field.escaped_key()) == "code" ? code : name) = field.value().get_string();
}

static void readHeader(object fields, Document& document) {
    for (auto field : fields) {
        const string_view key = field.escaped_key();
        if (key == "agency") readAgency(field.value().get_object(), document.agencyCode, document.agencyName);
        else if (key == "superior") readAgency(field.value().get_object(), document.superiorCode, document.superiorName);
        else if (key == "fiscalYear") document.year = field.value().get_int64();
        else if (key == "entity") document.entity = field.value().get_string();
        else if (key == "kind") document.kind = field.value().get_string();
        else if (key == "published") document.published = field.value().get_string();
        else if (key == "title") document.title = field.value().get_string();
        else fail(key);
    }
}

static void read(object fields, Document& document) {
    for (auto field : fields) {
        const string_view key = field.escaped_key();
        if (key == "schema") document.schema = field.value().get_string();
        else if (key == "header") readHeader(field.value().get_object(), document);
        else if (key == "finalAccounts")
            for (auto table : field.value().get_object()) {
                const string_view name = table.escaped_key();
                const int form = find<forms>(name);
                if (form < 0) fail(name);
                const object content = table.value().get_object();
                Table& place = document.tables[form];
                switch (form) {
                case SUMMARY: readTable<single>(content, place); break;
                case INCOME: readTable<income>(content, place); break;
                case EXPENDITURE: readTable<expenditure>(content, place); break;
                case FISCAL: readTable<fiscal>(content, place); break;
                case BASIC: readTable<basic>(content, place); break;
                case FUND: readTable<fund>(content, place); break;
                case THREE: readTable<three>(content, place); break;
                default: readTable<general>(content, place);
                }
            }
        else fail(key);
    }
}

struct Totals {
    int64_t documents = 0, rows = 0, figures = 0, fen = 0;
    void add(const Row& row) {
        rows++;
        figures += __builtin_popcount(row.printed);
        for (int64_t cell : row.cells) fen += cell;
    }
    void add(const Document& document) {
        documents++;
        for (const Table& table : document.tables) {
            for (const Row& row : table.rows) add(row);
            for (const Row& row : table.income) add(row);
            if (table.hasTotal) add(table.total);
        }
    }
    void operator+=(const Totals& other) {
        documents += other.documents, rows += other.rows, figures += other.figures, fen += other.fen;
    }
    std::string text() const {
        return std::to_string(documents) + " " + std::to_string(rows) + " " + std::to_string(figures) + " " +
               std::to_string(fen);
    }
};

struct Counts {
    int64_t wrong[5] = {};

    bool isKnown(const Row& row, Form form) const {
        const auto& codes = form == BASIC ? isEconomic : isFunction;
        return size_t(row.code) < codes.size() && codes[row.code];
    }

    /// The first cells of a category, 0 when it has no line.
    static int64_t category(const Table& table, int32_t code) {
        for (const Row& row : table.rows)
            if (row.code == code) return row.cells[0];
        return 0;
    }

    void checkLines(const Table& table, Form form) {
        const size_t bytes = width[form] * 8;
        int64_t top[7] = {};
        bool hasTop = false;
        for (const Row& row : table.rows) {
            wrong[4] += !isKnown(row, form);
            if (row.digits == 3) {
                for (int i = 0; i < 7; i++) top[i] += row.cells[i];
                hasTop = true;
            }
            if (row.digits > (form == BASIC ? 3 : 5)) continue;
            int64_t sum[7] = {};
            bool hasChild = false;
            for (const Row& child : table.rows) {
                if (child.digits != row.digits + 2 || child.code / 100 != row.code) continue;
                for (int i = 0; i < 7; i++) sum[i] += child.cells[i];
                hasChild = true;
            }
            wrong[0] += hasChild && memcmp(sum, row.cells, bytes);
        }
        wrong[1] += hasTop && memcmp(top, table.total.cells, bytes);
    }

    template <class IsWrong> void checkRows(const Table& table, IsWrong isWrong) {
        for (const Row& row : table.rows) wrong[2] += isWrong(row.cells);
        if (table.hasTotal) wrong[2] += isWrong(table.total.cells);
    }

    void add(const Document& document) {
        const Table* t = document.tables;
        for (Form form : {INCOME, EXPENDITURE, GENERAL, BASIC, FUND, CAPITAL}) checkLines(t[form], form);
        checkRows(t[INCOME], [](const int64_t* v) { return v[0] != v[1] + v[2] + v[3] + v[4] + v[5] + v[6]; });
        checkRows(t[EXPENDITURE], [](const int64_t* v) { return v[0] != v[1] + v[2] + v[3] + v[4] + v[5]; });
        checkRows(t[FISCAL], [](const int64_t* v) { return v[0] != v[1] + v[2] + v[3]; });
        checkRows(t[GENERAL], [](const int64_t* v) { return v[0] != v[1] + v[2]; });
        checkRows(t[CAPITAL], [](const int64_t* v) { return v[0] != v[1] + v[2]; });
        checkRows(t[FUND], [](const int64_t* v) { return v[2] != v[3] + v[4] || v[5] != v[0] + v[1] - v[2]; });
        checkRows(t[THREE], [](const int64_t* v) { return v[0] != v[1] + v[2] + v[5] || v[2] != v[3] + v[4]; });

        int64_t in[KEYS] = {}, out[KEYS] = {}, fiscalIn[KEYS] = {}, current[4] = {}, sums[4] = {};
        for (const Row& row : t[SUMMARY].income) in[row.key] = row.cells[0];
        for (const Row& row : t[FISCAL].income) fiscalIn[row.key] = row.cells[0];
        int64_t items = 0, spent = 0;
        for (int key = GENERAL_PUBLIC; key <= OTHER; key++) items += in[key];
        int64_t failed = 0;
        for (const Row& row : t[SUMMARY].rows) {
            if (row.key) {
                out[row.key] = row.cells[0];
                continue;
            }
            spent += row.cells[0];
            wrong[4] += !isKnown(row, SUMMARY);
            failed += row.cells[0] != category(t[EXPENDITURE], row.code);
        }
        for (const Row& row : t[FISCAL].rows) {
            if (row.key == CURRENT) memcpy(current, row.cells, sizeof current);
            if (row.key) continue;
            for (int i = 0; i < 4; i++) sums[i] += row.cells[i];
            wrong[4] += !isKnown(row, FISCAL);
            failed += row.cells[1] != category(t[GENERAL], row.code);
        }
        wrong[0] += fiscalIn[OPENING] != fiscalIn[OPENING_GENERAL] + fiscalIn[OPENING_FUND] + fiscalIn[OPENING_CAPITAL];
        wrong[1] += (items != in[CURRENT]) + (spent != out[CURRENT]) + !!memcmp(sums, current, sizeof sums) +
                    (fiscalIn[CURRENT] !=
                     fiscalIn[GENERAL_PUBLIC] + fiscalIn[GOVERNMENT_FUND] + fiscalIn[STATE_CAPITAL]);

        const int64_t *received = t[INCOME].total.cells, *paid = t[EXPENDITURE].total.cells, *own = t[GENERAL].total.cells,
                      *detail = t[BASIC].total.cells;
        failed += in[CURRENT] != received[0];
        failed += out[CURRENT] != paid[0];
        failed += in[TOTAL] != in[CURRENT] + in[USED] + in[OPENING];
        failed += out[TOTAL] != out[CURRENT] + out[DISTRIBUTED] + out[CLOSING];
        failed += in[TOTAL] != out[TOTAL];
        failed += current[1] != own[0];
        failed += own[1] != detail[0] + detail[1];
        failed += t[FUND].total.cells[2] != current[2];
        failed += t[CAPITAL].total.cells[0] != current[3];
        wrong[3] += failed;
    }
    void operator+=(const Counts& other) {
        for (int i = 0; i < 5; i++) wrong[i] += other.wrong[i];
    }
    std::string text() const {
        std::string text = std::to_string(wrong[0]);
        for (int i = 1; i < 5; i++) text += " " + std::to_string(wrong[i]);
        return text;
    }
};

struct Line {
    size_t start, length;
};

int main(int, char** arguments) {
    simdjson::padded_string text;
    if (simdjson::padded_string::load(std::string(arguments[1]) + "/documents.jsonl").get(text)) fail("file");
    readCodes(arguments[2]);
    std::vector<Line> lines;
    for (size_t start = 0; start < text.size();) {
        const char* end = static_cast<const char*>(memchr(text.data() + start, '\n', text.size() - start));
        if (!end) fail("end of the file");
        lines.push_back({start, size_t(end - text.data()) - start});
        start += lines.back().length + 1;
    }

    auto run = [&](auto result, size_t threads) {
        using Result = decltype(result);
        std::atomic<size_t> next{0};
        std::vector<Result> parts(threads);
        auto work = [&](size_t part) {
            parser parser;
            Document document;
            Result own;
            for (size_t first; (first = next.fetch_add(256)) < lines.size();)
                for (size_t i = first; i < std::min(first + 256, lines.size()); i++) {
                    const Line line = lines[i];
                    auto json = parser.iterate(
                        text.data() + line.start, line.length, text.size() - line.start + simdjson::SIMDJSON_PADDING);
                    read(json.get_object(), document);
                    own.add(document);
                }
            parts[part] = own;
        };
        std::vector<std::thread> others;
        for (size_t part = 1; part < threads; part++) others.emplace_back(work, part);
        work(0);
        for (auto& other : others) other.join();
        for (const Result& part : parts) result += part;
        return result;
    };
    auto print = [](const auto& result) { return result.text(); };
    for (size_t threads : {1, 2}) {
        const std::string end = threads == 1 ? ", 1 thread" : ", 2 threads";
        measure(arguments[3], ("lines, decoded" + end).c_str(), [&] { return run(Totals(), threads); }, print);
        measure(arguments[3], ("lines, checked" + end).c_str(), [&] { return run(Counts(), threads); }, print);
    }
}
