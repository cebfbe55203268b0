// Writes every picture and both reports into a folder, to be looked at:
//   SKOEN_GALLERY=DIR [SKOEN_GALLERY_REPLICATIONS=200] test_report '[.gallery]'
#include <cstdlib>
#include <filesystem>

#include "report/charts.h"
#include "report/report.h"
#include "report/svg.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"

using namespace skoen;
using namespace skoen::report;

TEST_CASE("write the gallery", "[.gallery]") {
    const char* folder = std::getenv("SKOEN_GALLERY");
    REQUIRE(folder != nullptr);
    const char* count = std::getenv("SKOEN_GALLERY_REPLICATIONS");
    const tests::Played played = tests::full_length(count != nullptr ? std::atoi(count) : 200);
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& bytes) {
        base::write_file_atomically(std::filesystem::path(folder) / name, bytes);
    };
    for (const Language language : {Language::da, Language::en}) {
        const std::string ending = language == Language::da ? "-da" : "-en";
        const Reading r{played.world, played.comparison, language};
        const auto chart = [&](const Chart& c) { write(c.id + ending + ".svg", svg_file(c.picture)); };
        chart(changes_chart(r, {52.5, 30, 1}));
        chart(tradeoff_chart(r, {30.5, 27, 2}));
        chart(chance_chart(r, {27, 15, 3}, r.plans() - 2, ChanceOf::missed));
        chart(weeks_chart(r, {27, 15, 4}, "override_rate"));
        chart(groups_chart(r, {27, 17, 5}));
        chart(calibration_chart(r, {27, 16, 6}));
        chart(time_chart(r, {40, 15, 7}));
        chart(differences_chart(r, {52.5, 15, 8}));
        chart(weeks_chart(r, {27, 15, 9}, "support"));
        write("report" + ending + ".pdf", pdf_report(played.world, played.comparison, language));
        write("report" + ending + ".html", html_report(played.world, played.comparison, language));
    }
}
