#include "report/pdf.h"

#include <filesystem>

#include "report/pages.h"
#include "report/pen.h"
#include "report/report.h"
#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"
#include "tests/report/font_file.h"

using namespace skoen;
using namespace skoen::report;

namespace {

Scene page() {
    Scene scene;
    scene.width = 20, scene.height = 30;
    Pen pen(scene, text_width);
    pen.write({1, 2}, "Færre oversete børn – 18 %", {.semibold = true});
    pen.write({19, 4}, "12,5 til 13,0", {.anchor = Anchor::end});
    pen.area({{1, 5}, {3, 5}, {2, 7}}, colour(0x0072B2, 0.3));
    pen.line({0, 8}, {20, 8}, {kBlack, kRule, {0.7, 0.2, 0.2, 0.2}});
    pen.rect({1, 9, 5, 2, kWash, Stroke{kLine, kHair}, 0.2});
    for (const Shape shape : {Shape::circle, Shape::square, Shape::triangle, Shape::triangle_down,
                              Shape::diamond, Shape::hexagon, Shape::ring, Shape::cross}) {
        pen.marker({{10, 12}, shape, 1, kBlack, true});
    }
    return scene;
}

std::size_t count(const std::string& bytes, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("a PDF has its pages, no dates, and the same bytes each time") {
    const std::vector<Scene> pages{page(), page(), page()};
    PdfOptions options;
    options.title = "Skøn: Underretninger";
    const std::string bytes = pdf_of(pages, options);
    CHECK(bytes.starts_with("%PDF-1."));
    CHECK(bytes.find("%%EOF") != std::string::npos);
    CHECK(count(bytes, "/Type /Page\n") == 3);
    CHECK(count(bytes, "Date") == 0);
    CHECK(bytes == pdf_of(pages, options));
    const std::vector<Scene> fewer{page()};
    CHECK(bytes != pdf_of(fewer, options));
}

TEST_CASE("without font files the PDF names Helvetica") {
    const std::vector<Scene> pages{page()};
    PdfOptions options;
    options.title = "Skøn";
    options.font_folder = std::string(SKOEN_BIN_DIR) + "/no-such-folder";
    const std::string bytes = pdf_of(pages, options);
    CHECK(bytes.find("/Helvetica-Bold") != std::string::npos);
    CHECK(bytes.find("NotoSans") == std::string::npos);
    if (!std::filesystem::exists(std::string(tests::kNotoFolder) + "NotoSans-Bold.ttf")) return;
    options.font_folder = tests::kNotoFolder;
    CHECK(pdf_of(pages, options).find("NotoSans") != std::string::npos);
}

TEST_CASE("texts in Windows-1252") {
    CHECK(windows_1252("Færre – 18\u00A0% €") == "F\xE6rre \x96 18\xA0% \x80");
    CHECK(windows_1252("αβ ≤ x") == "?? ? x");
    CHECK(windows_1252("\xFF") == "\xFF");  // not UTF-8: passed on byte by byte
}

TEST_CASE("a PDF without pages is our fault") { CHECK_THROWS_AS(pdf_of({}, {}), base::InternalError); }

TEST_CASE("the report as a PDF is the same bytes each time") {
    const tests::Played& played = tests::home();
    const std::string bytes = pdf_report(played.world, played.comparison, base::Language::da);
    CHECK(bytes == pdf_report(played.world, played.comparison, base::Language::da));
    CHECK(bytes != pdf_report(played.world, played.comparison, base::Language::en));
    CHECK(count(bytes, "/Type /Page\n") ==
          report_pages(played.world, played.comparison, base::Language::da).size());
}

TEST_CASE("tables go on over pages with their heading, and lose no row") {
    DataTable table;
    table.columns = {"Mål", "A", "B"};
    for (int i = 0; i < 120; ++i) table.rows.push_back({"række " + std::to_string(i), "1\n0 til 2", "2"});
    Pages pages("prøve", Language::da);
    pages.table("Prøve", table, 8);
    const auto scenes = pages.finish();
    CHECK(scenes.size() > 2);
    std::size_t rows = 0, heads = 0;
    for (const Scene& scene : scenes) {
        for (const Mark& mark : scene.marks) {
            const Text* text = std::get_if<Text>(&mark.shape);
            if (text == nullptr) continue;
            rows += text->words.starts_with("række") ? 1U : 0U;
            heads += text->words == "Mål" ? 1U : 0U;
        }
    }
    CHECK(rows == 120);
    CHECK(heads == scenes.size());
}
