#include "report/font_metrics.h"

#include <fstream>
#include <iterator>

#include "tests/catch.h"
#include "tests/report/font_file.h"

using skoen::report::text_width;
using namespace skoen::tests;

namespace {

const std::string kTable = SKOEN_SOURCE_DIR "/report/noto_sans_widths.inc";

std::string table_of_installed_font() {
    const std::string folder = kNotoFolder;
    return width_table(advance_widths(folder + "NotoSans-Regular.ttf"),
                       advance_widths(folder + "NotoSans-Bold.ttf"));
}

}  // namespace

TEST_CASE("write the table of widths from the installed font", "[.write-widths]") {
    std::ofstream(kTable, std::ios::binary) << table_of_installed_font();
}

TEST_CASE("the table of widths is that of Noto Sans") {
    const auto widths = advance_widths(std::string(kNotoFolder) + "NotoSans-Regular.ttf");
    if (widths.empty()) {
        WARN("Noto Sans is not installed (fonts-noto-core): the table was not compared");
        return;
    }
    for (const auto& [character, width] : widths) {
        if (character < 0x20 || character > 0x7E) continue;
        const std::string one(1, static_cast<char>(character));
        CHECK(text_width(one, false) == Approx(width / 1000.0));
    }
    CHECK(text_width("æøå", false) == Approx((widths.at(0xE6) + widths.at(0xF8) + widths.at(0xE5)) / 1000.0));
    CHECK(text_width("–", false) == Approx(widths.at(0x2013) / 1000.0));
}

TEST_CASE("widths add up, without kerning") {
    CHECK(text_width("", false) == 0.0);
    CHECK(text_width("AVAV", true) == Approx(2 * (text_width("A", true) + text_width("V", true))));
    CHECK(text_width("Udfald", true) > text_width("Udfald", false));
    CHECK(text_width("\u00A0", false) == Approx(text_width(" ", false)));
    // Unknown characters and broken UTF-8 have a width all the same.
    CHECK(text_width("\U0001F600", false) == Approx(0.6));
    CHECK(text_width("\xFF", false) > 0.0);
}
