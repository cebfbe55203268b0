#include "report/figures.h"
#include "report/overall_words.h"
#include "report/pages.h"
#include "report/pdf.h"
#include "report/recipe.h"
#include "report/report.h"
#include "report/tables.h"
#include "report/task_words.h"
#include "report/words.h"
#include "sim/base/build_info.h"

namespace skoen::report {

namespace {

void add_words(Pages& pages, const Reading& r) {
    pages.section(tr("report.html.words", r.language));
    for (const std::string& sentence : overall_words(r)) pages.paragraph(sentence);
    for (const PlanWords& words : plan_words(r)) {
        pages.plan_heading(words.plan, r.name(words.plan));
        for (const std::string& sentence : words.sentences) pages.paragraph(sentence);
    }
    pages.space(0.8);
    for (const std::string& note : reading_notes(r)) pages.paragraph(note, {.ink = kGrey});
}

void add_figures(Pages& pages, const Reading& r) {
    pages.space(1.2);  // on the page of the words where the first picture fits there
    const std::vector<Figure> figures = report_figures(r, true);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i].wide || i + 1 == figures.size()) {
            pages.wide(figures[i].chart.picture);
        } else {
            pages.pair(figures[i].chart.picture, figures[i + 1].chart.picture);
            ++i;
        }
    }
}

void add_numbers(Pages& pages, const Reading& r) {
    pages.new_page();
    pages.section(tr("report.html.numbers", r.language));
    const double column = std::min(9.0, 40.0 / static_cast<double>(r.plans()));
    pages.table(tr("report.html.headline_table", r.language), headline_table(r), column);
    const DataTable policies = policy_table(r);
    if (policies.rows.empty()) return;
    const bool rules = has_plain_rules(r.definition());
    pages.keep(15);
    if (rules) pages.paragraph(tr("report.html.policies_why", r.language));
    pages.space(0.4);
    pages.table(tr(rules ? "report.html.policy_table" : "plainly.alone_table", r.language), policies, 11);
}

void add_labelled(Pages& pages, const std::string& term, const std::string& words) {
    if (words.empty()) return;
    pages.space(0.3);
    pages.paragraph(term, {.semibold = true});
    pages.paragraph(words);
}

void add_model(Pages& pages, const Reading& r) {
    pages.section(tr("report.html.model", r.language));
    pages.paragraph(model_origin(r));
    pages.space(0.4);
    pages.table(tr("report.model.card_table", r.language), card_table(r), 12);
    pages.table(tr("report.model.group_table", r.language), card_group_table(r), 8.4);
    const FileWords words = file_words(r);
    add_labelled(pages, tr("report.model.sees", r.language), words.seen);
    add_labelled(pages, tr("report.model.hidden", r.language), words.hidden);
    add_labelled(pages, tr("report.model.cues", r.language), words.cues);
}

void add_recipe(Pages& pages, const Reading& r) {
    const Recipe recipe = recipe_of(r);
    pages.section(tr("report.html.scenario", r.language));
    pages.paragraph(r.definition().summary.in(r.language));
    add_labelled(pages, tr("report.scenario.law", r.language), r.definition().law.in(r.language));
    add_labelled(pages, tr("report.scenario.law_as_of", r.language),
                 date_words(r.definition().law_as_of, r.language));
    pages.section(tr("report.html.recipe", r.language));
    pages.paragraph(tr("report.recipe.intro", r.language));
    pages.space(0.4);
    pages.command(recipe.command);
    if (recipe.needs_folder) pages.paragraph(tr("report.recipe.folder", r.language));
    pages.paragraph(tr("report.recipe.hash", r.language) + ": " + r.comparison.hash() + " · Skøn " +
                    std::string(base::build_info().version));
    pages.paragraph(tr("report.recipe.hash_words", r.language));
    pages.paragraph(tr("report.pdf.more", r.language), {.ink = kGrey});
}

}  // namespace

std::vector<Scene> report_pages(const sim::World& world, const lab::Comparison& comparison,
                                Language language) {
    const Reading r{world, comparison, language};
    Pages pages("Skøn: " + world.definition.name.in(language), language);
    pages.paragraph("Skøn · " + world.definition.name.in(language) + " · " +
                        tr("report.html.meta", language,
                           {std::to_string(world.definition.office.workers),
                            std::to_string(world.definition.office.weeks),
                            base::format_count(comparison.replications, language)}),
                    {.ink = kGrey});
    pages.space(0.2);
    pages.headline(headline(r));
    add_words(pages, r);
    add_figures(pages, r);
    add_numbers(pages, r);
    add_model(pages, r);
    add_recipe(pages, r);
    return pages.finish();
}

std::string pdf_report(const sim::World& world, const lab::Comparison& comparison, Language language) {
    const std::vector<Scene> pages = report_pages(world, comparison, language);
    PdfOptions options;
    options.title = pages.front().title;
    options.em = kPageEm;
    return pdf_of(pages, options);
}

}  // namespace skoen::report
