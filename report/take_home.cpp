#include "report/take_home.h"

#include <filesystem>

#include "report/html_sections.h"
#include "report/pages.h"
#include "report/pdf.h"
#include "report/report.h"
#include "report/svg.h"
#include "report/take_home_sections.h"
#include "report/words.h"
#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::report {

namespace {

class PrintedTakeHome final : public TakeHomePaper {
  public:
    explicit PrintedTakeHome(Pages& pages) : pages_(pages) {}
    void section(std::string_view heading) override { pages_.section(heading); }
    void paragraph(std::string_view words) override {
        pages_.paragraph(words);
        pages_.space(0.25);
    }
    void note(std::string_view words) override { pages_.paragraph(words, {.ink = kGrey}); }
    void bullets(const std::vector<std::string>& lines) override {
        for (const std::string& line : lines) pages_.paragraph("–  " + line);
        pages_.space(0.5);
    }
    void picture(const Chart& chart) override {
        pages_.keep(chart.picture.height + 4.5);
        pages_.paragraph(chart.headline, {.semibold = true});
        pages_.paragraph(chart.counted, {.ink = kGrey});
        pages_.wide(chart.picture);
        pages_.space(0.6);
    }
    void table(std::string_view caption, const DataTable& table) override {
        pages_.table(caption, table, 44.0 / static_cast<double>(table.columns.size()));
    }
    void command(std::string_view words) override { pages_.command(words); }
    double width() const override { return 52.5; }

  private:
    Pages& pages_;
};

class WebTakeHome final : public TakeHomePaper {
  public:
    WebTakeHome(HtmlWriter& out, Language language) : out_(out), language_(language) {}
    void section(std::string_view heading) override {
        end();
        open_section(out_, "part" + std::to_string(++sections_), heading);
    }
    void paragraph(std::string_view words) override { out_.element("p", words); }
    void note(std::string_view words) override { out_.element("p", words, {{"class", "notes"}}); }
    void bullets(const std::vector<std::string>& lines) override {
        out_.open("ul");
        for (const std::string& line : lines) out_.element("li", line);
        out_.close();
    }
    void picture(const Chart& chart) override {
        out_.open("figure", {{"class", "wide"}}).element("h3", chart.headline);
        out_.element("p", chart.counted, {{"class", "counted"}});
        out_.open("div", {{"class", "picture"}})
            .raw(svg_element(chart.picture, "picture" + std::to_string(++pictures_)))
            .close()
            .close();
    }
    void table(std::string_view caption, const DataTable& table) override {
        write_table(out_, table, caption);
    }
    void command(std::string_view words) override { out_.open("pre").element("code", words).close(); }
    double width() const override { return 52.5; }
    void end() {
        if (sections_ > 0) close_section(out_, language_);
    }

  private:
    HtmlWriter& out_;
    Language language_;
    int sections_ = 0, pictures_ = 0;
};

std::string take_home_title(const session::DeskView& view) {
    const base::Bilingual& name = view.workshop ? view.workshop->definition->name : view.definition->name;
    return tr("workshop.handout.title", view.language, {name.in(view.language)});
}

void need_whole(const session::DeskView& view) {
    base::ensure(can_take_home(view), "a handout of a desk on which nothing was played");
}

}  // namespace

const std::vector<TakeHomeSection>& take_home_sections() {
    static const std::vector<TakeHomeSection> sections = {
        take_home_agreed, take_home_plans, take_home_results, take_home_guesses, take_home_votes,
        take_home_teams,  take_home_cards, take_home_course,  take_home_recipe};
    return sections;
}

bool can_take_home(const session::DeskView& view) {
    return view.world && view.definition && view.comparison && view.comparison_is_current;
}

std::string take_home_html(const session::DeskView& view) {
    need_whole(view);
    const TakeHomeOf of{view};
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", view.language == Language::da ? "da" : "en"}});
    write_head(out, of.reading(), take_home_title(view));
    out.open("body").open("header");
    out.element("p", take_home_title(view), {{"class", "meta"}});
    out.element("h1", headline(of.reading()));
    out.element("p", tr("report.synthetic", view.language), {{"class", "counted"}});
    out.close().open("main");
    WebTakeHome paper(out, view.language);
    for (const TakeHomeSection section : take_home_sections()) section(of, paper);
    paper.end();
    out.close();
    out.element("footer", tr("report.synthetic", view.language)).close().close();
    return out.finish();
}

std::vector<Scene> take_home_pages(const session::DeskView& view) {
    need_whole(view);
    const TakeHomeOf of{view};
    Pages pages(take_home_title(view), view.language);
    pages.paragraph(take_home_title(view), {.ink = kGrey});
    pages.space(0.2);
    pages.headline(headline(of.reading()));
    PrintedTakeHome paper(pages);
    for (const TakeHomeSection section : take_home_sections()) section(of, paper);
    return pages.finish();
}

std::string take_home_pdf(const session::DeskView& view) {
    PdfOptions options;
    options.title = take_home_title(view);
    options.em = kPageEm;
    return pdf_of(take_home_pages(view), options);
}

void write_take_home(const session::DeskView& view, const std::vector<std::string>& log,
                     const std::string& folder) {
    const std::filesystem::path to(folder);
    std::error_code fault;
    std::filesystem::create_directories(to / "plans", fault);
    if (fault)
        throw base::InputError(
            base::Fault{folder, 0, 0, "", "a folder that can be written to", fault.message()});
    std::string lines;
    for (const std::string& line : log) lines += line + '\n';
    base::write_file_atomically(to / "handout.pdf", take_home_pdf(view));
    base::write_file_atomically(to / "handout.html", take_home_html(view));
    base::write_file_atomically(to / "log.jsonl", lines);
    for (const session::DeskPlan& plan : view.plans) {
        if (!plan.letter.empty())
            base::write_file_atomically(to / "plans" / (plan.strategy.id + ".json"),
                                        scenarios::write_strategy(plan.strategy));
    }
}

}  // namespace skoen::report
