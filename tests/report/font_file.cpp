#include "tests/report/font_file.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace skoen::tests {

namespace {

class FontBytes {  // big-endian, OpenType specification 1.9
  public:
    explicit FontBytes(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(in), {});
    }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    [[nodiscard]] std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(byte(at) * 256U + byte(at + 1));
    }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const { return u16(at) * 65536U + u16(at + 2); }
    [[nodiscard]] std::size_t table(const std::string& tag) const {
        for (std::size_t i = 0; i < u16(4); ++i) {
            const std::size_t record = 12 + 16 * i;
            if (bytes_.compare(record, 4, tag) == 0) return u32(record + 8);
        }
        throw std::runtime_error("no table " + tag);
    }

  private:
    [[nodiscard]] unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_.at(at)); }
    std::string bytes_;
};

// The format 4 subtable of cmap: characters up to U+FFFF.
std::size_t segment_map(const FontBytes& font) {
    const std::size_t cmap = font.table("cmap");
    for (std::size_t i = 0; i < font.u16(cmap + 2); ++i) {
        const std::size_t at = cmap + font.u32(cmap + 4 + 8 * i + 4);
        if (font.u16(at) == 4) return at;
    }
    throw std::runtime_error("no character map of format 4");
}

}  // namespace

std::map<char32_t, std::uint16_t> advance_widths(const std::string& path) {
    const FontBytes font(path);
    std::map<char32_t, std::uint16_t> widths;
    if (font.empty()) return widths;
    const double per_em = font.u16(font.table("head") + 18);
    const std::size_t metrics = font.u16(font.table("hhea") + 34);
    const std::size_t hmtx = font.table("hmtx");
    const std::size_t map = segment_map(font);
    const std::size_t twice = font.u16(map + 6);
    for (std::size_t s = 0; s < twice; s += 2) {
        const unsigned end = font.u16(map + 14 + s), start = font.u16(map + 16 + twice + s);
        const unsigned delta = font.u16(map + 16 + 2 * twice + s),
                       offset = font.u16(map + 16 + 3 * twice + s);
        for (unsigned c = start; c <= end && c != 0xFFFF; ++c) {
            unsigned glyph = c;
            if (offset != 0)
                glyph = font.u16(map + 16 + 3 * twice + s + offset + std::size_t{2} * (c - start));
            if (offset != 0 && glyph == 0) continue;
            glyph = (glyph + delta) & 0xFFFFU;
            if (glyph == 0) continue;
            const std::size_t row = glyph < metrics ? glyph : metrics - 1;
            widths[c] = static_cast<std::uint16_t>(font.u16(hmtx + 4 * row) * 1000.0 / per_em + 0.5);
        }
    }
    return widths;
}

std::string width_table(const std::map<char32_t, std::uint16_t>& regular,
                        const std::map<char32_t, std::uint16_t>& bold) {
    // Latin-1, Latin Extended-A, Greek, dashes and quotes, euro, arrows, comparison signs.
    static constexpr std::array<std::array<char32_t, 2>, 9> kRanges{{{0x20, 0x7E},
                                                                     {0xA0, 0x17F},
                                                                     {0x370, 0x3FF},
                                                                     {0x2010, 0x2033},
                                                                     {0x2039, 0x203A},
                                                                     {0x20AC, 0x20AC},
                                                                     {0x2190, 0x2193},
                                                                     {0x2212, 0x2212},
                                                                     {0x2248, 0x2265}}};
    std::string out =
        "// Noto Sans Regular and Bold (Debian fonts-noto-core): character, advance widths in 1/1000 em.\n"
        "// Made by: test_report '[.write-widths]'; a test compares it with the installed font.\n";
    std::size_t column = 0;
    for (const auto& [from, to] : kRanges) {
        for (char32_t c = from; c <= to; ++c) {
            if (!regular.contains(c) || !bold.contains(c)) continue;
            std::array<char, 40> entry{};
            std::snprintf(entry.data(), entry.size(), "{0x%04x, %u, %u},", static_cast<unsigned>(c),
                          static_cast<unsigned>(regular.at(c)), static_cast<unsigned>(bold.at(c)));
            out += entry.data();
            out += ++column % 5 == 0 ? '\n' : ' ';
        }
    }
    while (out.back() == ' ' || out.back() == '\n') out.pop_back();
    return out + '\n';
}

}  // namespace skoen::tests
