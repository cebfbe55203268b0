// Texts: in two languages, near each other, as numbers a reader knows, and hashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace skoen::base {

enum class Language { da, en };

// One text in the two languages of the program.
struct Bilingual {
    std::string da;
    std::string en;

    const std::string& in(Language language) const { return language == Language::da ? da : en; }
    bool operator==(const Bilingual&) const = default;
};

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours cost 1 each
// (Damerau 1964, restricted form), counted in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `name`, if near enough to be a misspelling: at most a third of the longer length,
// and at least 1. Equally near: the first.
std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> candidates);

// Bytes of the UTF-8 character that begins at `at` (1..4), or 0 when there is none: bytes that are not UTF-8
// (RFC 3629:
// no overlong forms, no surrogates, nothing above U+10FFFF), or the end of the text.
std::size_t utf8_length_at(std::string_view text, std::size_t at);

// Number of characters (code points) of a valid UTF-8 text.
std::size_t character_count(std::string_view utf8);

// At most `limit` characters; "..." replaces the rest. Never cuts a character in two.
std::string shortened(std::string_view utf8, std::size_t limit);

// Numbers for readers, rounded to `decimals` (0..17) by the exact binary value; ties cannot differ between
// machines.
//   da: 12.345,6    en: 12,345.6    never "-0"; not finite: an en dash
std::string format_number(double number, int decimals, Language language);
std::string format_count(std::int64_t count, Language language);

// A fraction as per cent. da: "12,5 %"   en: "12.5%". The space is a no-break space (U+00A0).
std::string format_percent(double fraction, int decimals, Language language);

// FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis 14695981039346656037, prime 1099511628211). For golden
// states and file names, not against an adversary. Integers and doubles go in as 8 bytes, least significant
// first, so the hash is the same on every machine; doubles by their bits (0.0 and -0.0 differ).
class Hash64 {
  public:
    Hash64& add_bytes(std::string_view bytes);  // plain FNV-1a: two calls equal one on the joined bytes
    Hash64& add(std::string_view text);  // the length, then the bytes: ("ab","c") differs from ("a","bc")
    Hash64& add(const char* text) { return add(std::string_view(text)); }
    Hash64& add(double number);
    Hash64& add(std::int64_t number);
    Hash64& add(std::uint64_t number);
    Hash64& add(int number) { return add(static_cast<std::int64_t>(number)); }
    Hash64& add(bool truth) { return add(static_cast<std::int64_t>(truth)); }

    std::uint64_t value() const { return state_; }
    std::string hex() const;  // 16 lower-case digits

  private:
    std::uint64_t state_ = 14695981039346656037ULL;
};

}  // namespace skoen::base
