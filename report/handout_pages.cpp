#include "report/handout.h"
#include "report/html_sections.h"
#include "report/pdf.h"
#include "report/recipe.h"
#include "report/task_words.h"
#include "report/words.h"
#include "sim/base/build_info.h"

namespace skoen::report {

namespace {

constexpr double kWeekColumn = 4.6;

std::string first_weeks_heading(const Reading& r, std::size_t plan) {
    return tr("handout.first_weeks", r.language, {r.name(plan)});
}

DataTable law_table(Language language) {
    DataTable table;
    table.columns = {tr("handout.law.demand", language), tr("handout.law.where", language),
                     tr("handout.law.here", language), tr("handout.law.tag", language)};
    for (const LawPoint& p : law_points(language)) table.rows.push_back({p.demand, p.where, p.here, p.tag});
    return table;
}

std::string again_words(const Reading& r) {
    return tr("handout.again", r.language,
              {std::to_string(r.comparison.seed), base::format_count(r.comparison.replications, r.language),
               r.comparison.hash(), std::string(base::build_info().version)});
}

}  // namespace

void add_first_weeks(Pages& pages, const Reading& r, std::size_t plan, const lab::FirstWeeks& first) {
    pages.section(first_weeks_heading(r, plan));
    if (first.series.empty()) {
        pages.paragraph(tr("handout.no_score", r.language));
        return;
    }
    pages.paragraph(tr("handout.why_measure", r.language));
    for (const std::string& note : watch_notes(first, r.language)) pages.paragraph(note);
    for (const WatchBlock& block : watch_blocks(first, r.language)) {
        pages.keep(15);
        pages.space(0.8);
        pages.paragraph(block.heading, {.semibold = true});
        pages.paragraph(block.how, {.ink = kGrey});
        pages.table("", block.table, kWeekColumn);
        for (const std::string& meaning : block.meanings) pages.paragraph(meaning);
    }
}

void add_law(Pages& pages, const Reading& r) {
    pages.section(tr("handout.law.heading", r.language));
    pages.paragraph(tr("handout.law.intro", r.language));
    pages.paragraph(r.definition().law.in(r.language) + ' ' +
                    tr("handout.law.as_of", r.language, {date_words(r.definition().law_as_of, r.language)}));
    for (const LawPoint& p : law_points(r.language)) {
        pages.keep(5);
        pages.space(0.5);
        pages.paragraph(p.demand, {.semibold = true});
        pages.paragraph(p.here);
        pages.paragraph(p.where + " · " + p.tag, {.ink = kGrey});
    }
}

void write_first_weeks(HtmlWriter& out, const Reading& r, std::size_t plan, const lab::FirstWeeks& first) {
    open_section(out, "first-weeks", first_weeks_heading(r, plan));
    if (first.series.empty()) {
        out.element("p", tr("handout.no_score", r.language));
    } else {
        out.element("p", tr("handout.why_measure", r.language));
        for (const std::string& note : watch_notes(first, r.language)) out.element("p", note);
    }
    for (const WatchBlock& block : watch_blocks(first, r.language)) {
        out.element("h3", block.heading);
        out.element("p", block.how, {{"class", "counted"}});
        write_table(out, block.table, block.heading);
        for (const std::string& meaning : block.meanings) out.element("p", meaning);
    }
    close_section(out);
}

void write_law(HtmlWriter& out, const Reading& r) {
    open_section(out, "law", tr("handout.law.heading", r.language));
    out.element("p", tr("handout.law.intro", r.language));
    out.element("p",
                r.definition().law.in(r.language) + ' ' +
                    tr("handout.law.as_of", r.language, {date_words(r.definition().law_as_of, r.language)}));
    write_table(out, law_table(r.language), tr("handout.law.heading", r.language), "words");
    close_section(out);
}

std::vector<Scene> handout_pages(const Reading& r, std::size_t plan, const lab::FirstWeeks& first) {
    Pages pages("Skøn: " + r.name(plan), r.language);
    pages.paragraph("Skøn · " + r.definition().name.in(r.language), {.ink = kGrey});
    pages.headline(tr("handout.title", r.language, {r.name(plan)}));
    for (const PlanWords& words : plan_words(r)) {
        if (words.plan != plan) continue;
        for (const std::string& sentence : words.sentences) pages.paragraph(sentence);
    }
    add_first_weeks(pages, r, plan, first);
    pages.new_page();
    add_law(pages, r);
    pages.section(tr("report.html.recipe", r.language));
    pages.paragraph(again_words(r));
    pages.command(recipe_of(r).command);
    return pages.finish();
}

std::string html_handout(const Reading& r, std::size_t plan, const lab::FirstWeeks& first) {
    const std::string title = tr("handout.title", r.language, {r.name(plan)});
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", r.language == Language::da ? "da" : "en"}});
    write_head(out, r, title);
    out.open("body").open("header");
    out.element("p", "Skøn · " + r.definition().name.in(r.language), {{"class", "meta"}});
    out.element("h1", title);
    for (const PlanWords& words : plan_words(r)) {
        if (words.plan != plan) continue;
        for (const std::string& sentence : words.sentences) out.element("p", sentence);
    }
    out.element("p", tr("report.synthetic", r.language), {{"class", "counted"}});
    out.close().open("main");
    write_first_weeks(out, r, plan, first);
    write_law(out, r);
    open_section(out, "again", tr("report.html.recipe", r.language));
    out.element("p", again_words(r));
    out.open("pre").element("code", recipe_of(r).command).close();
    close_section(out);
    out.close();
    out.element("footer", tr("report.synthetic", r.language)).close().close();
    return out.finish();
}

std::string pdf_handout(const Reading& r, std::size_t plan, const lab::FirstWeeks& first) {
    const std::vector<Scene> pages = handout_pages(r, plan, first);
    PdfOptions options;
    options.title = pages.front().title;
    options.em = kPageEm;
    return pdf_of(pages, options);
}

}  // namespace skoen::report
