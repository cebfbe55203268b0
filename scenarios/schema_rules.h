// What a field of a file may hold, and the same in words. Rules are plain data: a describe function writes
// them down once, and the reader, the documentation and the tests all use that one copy.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace skoen::scenarios {

// Lengths are in characters (code points).
struct TextRule {
    bool required = false;
    std::size_t min_length = 0;
    std::size_t max_length = 200;
    // Lower-case words joined by single - or _, beginning with a letter: "young-child", "age_years". An empty
    // text is accepted where the field is not required (it means: none).
    bool is_id = false;
};

struct NumberRule {
    double lo = -std::numeric_limits<double>::infinity();
    double hi = std::numeric_limits<double>::infinity();
    bool lo_open = false;  // lo itself is refused
    bool hi_open = false;
    const char* unit = "";  // "hours", "kr", ...; empty: a pure number
    bool required = false;
    bool may_be_unknown = false;  // NaN in the struct: not stated; such a key is left out when written
};

struct IntegerRule {
    int lo = std::numeric_limits<int>::min();
    int hi = std::numeric_limits<int>::max();
    const char* unit = "";
    bool required = false;
};

struct BooleanRule {
    bool required = false;
};

struct ChoiceRule {
    bool required = false;
};

struct NumbersRule {
    std::size_t min_count = 0;
    std::size_t max_count = 1000;
    NumberRule each = {};  // `required` of each is not used
    bool required = false;
};

struct TextsRule {
    std::size_t min_count = 0;
    std::size_t max_count = 1000;
    TextRule each = {};
    bool required = false;
};

struct ListRule {
    std::size_t min = 0;
    std::size_t max = 1000;
    bool required = false;
};

bool holds(const TextRule& rule, std::string_view text);
bool holds(const NumberRule& rule, double number);  // false for NaN and infinities
bool holds(const IntegerRule& rule, int number);
bool is_id(std::string_view text);

// Completes "expected ...": "a number from 0 to 1", "a number above 0 (hours)", "a text of 1 to 80
// characters".
std::string in_words(const TextRule& rule);
std::string in_words(const NumberRule& rule);
std::string in_words(const IntegerRule& rule);
std::string in_words(const NumbersRule& rule);
std::string in_words(const TextsRule& rule);
std::string in_words(const ListRule& rule);
std::string choice_in_words(std::span<const std::string_view> names);  // `"act" or "dismiss"`

// For the documentation's column of ranges: "0 to 1", "above 0", "". No type, no unit.
std::string range_in_words(const NumberRule& rule);
std::string range_in_words(const IntegerRule& rule);
std::string count_in_words(std::size_t least, std::size_t most);  // "1 to 8", "exactly 2", "at most 8"

}  // namespace skoen::scenarios
