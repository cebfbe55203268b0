#include "report/training_report.h"

#include "report/charts_training.h"
#include "report/figures.h"
#include "report/html.h"
#include "report/language.h"
#include "report/pages.h"
#include "report/pdf.h"
#include "report/svg.h"

namespace skoen::report {

namespace {

constexpr std::string_view kTrainingStyle = R"(
body{margin:0;background:#FBFAF6;color:#16181D;font:17px/1.4 'Noto Sans','Segoe UI','Liberation Sans',Arial,sans-serif}
main,header,footer{max-width:56em;margin:0 auto;padding:0 2em}
h1{font-size:1.5em;line-height:1.2;max-width:34em}
h2{font-size:1.1em;margin:0 0 .4em}
section{border-top:2px solid #16181D;padding:.5em 0 0;margin:1.8em 0 0}
p,li{margin:.35em 0;max-width:44em}
figure{margin:0 0 1em}
svg{display:block;max-width:100%;height:auto}
.meta{color:#565A61}
@media print{body{background:#fff;font-size:10pt}section,figure{break-inside:avoid}@page{size:A4;margin:14mm}}
)";

struct Material {
    session::DebriefWords words;
    std::vector<Chart> charts;
    std::string meta;
};

Material material_of(const session::Training& training, Language language, double width) {
    const session::TrainingRoom& room = training.room();
    const session::TrainingDebrief debrief = session::debrief_training(room, training.records());
    const session::ColleaguesOnDeck colleagues =
        session::colleagues_on(room, training.records(), training.view().arm, {});
    Material out;
    out.words = session::debrief_words(room, training.records(), debrief, colleagues, language);
    Frame wide;
    wide.width = width;
    wide.height = 13;
    wide.number = 1;
    out.charts.push_back(fates_chart(debrief, language, wide));
    Frame half = wide;
    half.width = kHalf;
    half.height = 15;
    half.headline_lines = 2;
    for (const AfterScore after : {AfterScore::wrong, AfterScore::right}) {
        ++half.number;
        out.charts.push_back(colleagues_chart(debrief, colleagues, after, language, half));
    }
    ++half.number;
    out.charts.push_back(little_chart(debrief, language, half));
    out.meta = "Skøn · " + room.session.name.in(language) + " · " + room.session.seat_label.in(language) +
               ' ' + std::to_string(training.view().seat);
    return out;
}

}  // namespace

std::string training_html(const session::Training& training, base::Language language) {
    const Material m = material_of(training, language, kWide);
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", language == Language::da ? "da" : "en"}});
    out.open("head").empty("meta", {{"charset", "utf-8"}});
    out.element("title", m.meta).open("style").raw(kTrainingStyle).close().close();
    out.open("body").open("header").element("p", m.meta, {{"class", "meta"}}).element("h1", m.words.headline);
    for (const std::string& line : m.words.under) out.element("p", line);
    out.element("p", tr("report.synthetic", language), {{"class", "meta"}}).close().open("main");
    for (const Chart& chart : m.charts) out.open("figure").raw(svg_element(chart.picture, chart.id)).close();
    for (const session::DebriefSection& section : m.words.sections) {
        out.open("section").element("h2", section.heading);
        for (const std::string& sentence : section.sentences) out.element("p", sentence);
        out.close();
    }
    out.close()
        .element("footer", tr("trainingroom.paper.yours", language), {{"class", "meta"}})
        .close()
        .close();
    return out.finish();
}

std::string training_pdf(const session::Training& training, base::Language language) {
    const Material m = material_of(training, language, kWide);
    Pages pages(m.meta, language);
    pages.paragraph(m.meta, {.ink = kGrey});
    pages.headline(m.words.headline);
    for (const std::string& line : m.words.under) pages.paragraph(line);
    pages.wide(m.charts[0].picture);
    pages.pair(m.charts[1].picture, m.charts[2].picture);
    pages.wide(m.charts[3].picture);
    for (const session::DebriefSection& section : m.words.sections) {
        pages.section(section.heading);
        for (const std::string& sentence : section.sentences) pages.paragraph(sentence);
    }
    pages.space(0.6);
    pages.paragraph(tr("trainingroom.paper.yours", language), {.ink = kGrey});
    PdfOptions options;
    options.title = m.meta;
    options.em = kPageEm;
    return pdf_of(pages.finish(), options);
}

}  // namespace skoen::report
