// Reads what the table of widths was made from: characters and advance widths of a TrueType file.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace skoen::tests {

// Advance width in 1/1000 em of every character below U+FFFF that the font has. Empty when there is no such file.
[[nodiscard]] std::map<char32_t, std::uint16_t> advance_widths(const std::string& path);

// The lines of report/noto_sans_widths.inc for the characters the program may show.
[[nodiscard]] std::string width_table(const std::map<char32_t, std::uint16_t>& regular,
                                      const std::map<char32_t, std::uint16_t>& bold);

inline constexpr const char* kNotoFolder = "/usr/share/fonts/truetype/noto/";

}  // namespace skoen::tests
