#include "sim/base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <vector>

#include "sim/base/error.h"

namespace skoen::base {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Three rows of the table d[i][j], the distance between the first i bytes of a and the first j of b.
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> candidates) {
    std::optional<std::string_view> nearest;
    std::size_t least = 0;
    for (const std::string_view candidate : candidates) {
        const std::size_t longer = std::max(name.size(), candidate.size());
        const std::size_t shorter = std::min(name.size(), candidate.size());
        const std::size_t near = std::max<std::size_t>(1, longer / 3);
        if (longer - shorter > near) {
            continue;  // also keeps a hostile name of many megabytes cheap
        }
        const std::size_t distance = edit_distance(name, candidate);
        if (distance <= near && distance < longer && (!nearest || distance < least)) {
            nearest = candidate;
            least = distance;
        }
    }
    return nearest;
}

std::size_t utf8_length_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto continues = [&](std::size_t i, unsigned least = 0x80, unsigned most = 0xBF) {
        return byte(i) >= least && byte(i) <= most;
    };
    const unsigned first = byte(0);
    if (at >= text.size()) {
        return 0;
    }
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned least = first == 0xE0 ? 0xA0 : 0x80;  // below: an overlong form
        const unsigned most = first == 0xED ? 0x9F : 0xBF;   // above: half of a surrogate pair
        return continues(1, least, most) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned least = first == 0xF0 ? 0x90 : 0x80;
        const unsigned most = first == 0xF4 ? 0x8F : 0xBF;  // above: beyond U+10FFFF
        return continues(1, least, most) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

std::size_t character_count(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string shortened(std::string_view utf8, std::size_t limit) {
    constexpr std::string_view kRest = "...";
    ensure(limit >= kRest.size(), "a shortened text has room for its dots");
    if (utf8.size() <= limit || character_count(utf8) <= limit) {
        return std::string(utf8);
    }
    std::size_t kept = 0;
    for (std::size_t characters = 0; characters + kRest.size() < limit; ++characters) {
        kept += std::max<std::size_t>(1, utf8_length_at(utf8, kept));
    }
    return std::string(utf8.substr(0, kept)).append(kRest);
}

namespace {

// Puts a separator between each three digits of the whole part of "-12345.6", and the language's decimal
// sign.
std::string with_separators(std::string_view plain, Language language) {
    const char decimal = language == Language::da ? ',' : '.';
    const char thousands = language == Language::da ? '.' : ',';
    const bool negative = plain.starts_with('-');
    plain.remove_prefix(negative ? 1 : 0);
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    std::string out = negative ? "-" : "";
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0) {
            out += thousands;
        }
        out += plain[i];
    }
    if (whole < plain.size()) {
        out += decimal;
        out += plain.substr(whole + 1);
    }
    return out;
}

}  // namespace

std::string format_number(double number, int decimals, Language language) {
    ensure(decimals >= 0 && decimals <= 17, "0 to 17 decimals");
    if (!std::isfinite(number)) {
        return "–";
    }
    std::array<char, 400> buffer{};  // 309 digits, sign, point, 17 decimals
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   std::chars_format::fixed, decimals);
    std::string_view plain(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    if (plain.find_first_of("123456789") == std::string_view::npos && plain.starts_with('-')) {
        plain.remove_prefix(1);  // rounded to nothing: no "-0"
    }
    return with_separators(plain, language);
}

std::string format_count(std::int64_t count, Language language) {
    return with_separators(std::to_string(count), language);
}

std::string format_percent(double fraction, int decimals, Language language) {
    const std::string sign = language == Language::da ? "\u00A0%" : "%";
    return format_number(100.0 * fraction, decimals, language) + sign;
}

Hash64& Hash64::add_bytes(std::string_view bytes) {
    for (const char c : bytes) {
        state_ ^= static_cast<unsigned char>(c);
        state_ *= 1099511628211ULL;
    }
    return *this;
}

Hash64& Hash64::add(std::string_view text) {
    return add(static_cast<std::uint64_t>(text.size())).add_bytes(text);
}
Hash64& Hash64::add(double number) { return add(std::bit_cast<std::uint64_t>(number)); }
Hash64& Hash64::add(std::int64_t number) { return add(static_cast<std::uint64_t>(number)); }

Hash64& Hash64::add(std::uint64_t number) {
    std::array<char, 8> bytes{};
    for (char& byte : bytes) {
        byte = static_cast<char>(number & 0xFF);
        number >>= 8;
    }
    return add_bytes({bytes.data(), bytes.size()});
}

std::string Hash64::hex() const {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), state_, 16);
    const std::string text(digits.data(), end.ptr);
    return std::string(digits.size() - text.size(), '0') + text;
}

}  // namespace skoen::base
