#include "report/take_home.h"

#include <algorithm>
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
    void strong(std::string_view words) override {
        pages_.keep(8);
        pages_.space(0.4);
        pages_.paragraph(words, {.semibold = true});
    }
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
    explicit WebTakeHome(HtmlWriter& out) : out_(out) {}
    void section(std::string_view heading) override {
        end();
        open_section(out_, "part" + std::to_string(++sections_), heading);
    }
    void strong(std::string_view words) override { out_.element("h3", words); }
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
        if (sections_ > 0) close_section(out_);
    }

  private:
    HtmlWriter& out_;
    int sections_ = 0, pictures_ = 0;
};

std::string take_home_title(const session::DeskView& view) {
    const base::Bilingual& name = view.workshop ? view.workshop->definition->name : view.definition->name;
    return tr("workshop.handout.title", view.language, {name.in(view.language)});
}

// The plan that most teams stood by, the earlier one where two are level; the chosen one where no team handed in.
std::size_t agreed_plan(const session::DeskView& view) {
    const auto place_of = [&view](const session::DeskPlan& plan) {
        return plan.place > 0 && static_cast<std::size_t>(plan.place) < view.comparison->strategies.size()
                   ? static_cast<std::size_t>(plan.place)
                   : 0;
    };
    std::vector<int> stood_by(view.comparison->strategies.size(), 0);
    if (view.workshop) {
        for (const session::HandedIn& in : view.workshop->handed_in) {
            if (in.strategy.levers.empty()) ++stood_by[0];
            for (const session::DeskPlan& plan : view.plans) {
                if (!in.strategy.levers.empty() && plan.strategy.name == in.strategy.name)
                    ++stood_by[place_of(plan)];
            }
        }
    }
    const auto most = std::max_element(stood_by.begin(), stood_by.end());
    if (*most > 0) return static_cast<std::size_t>(most - stood_by.begin());
    const auto chosen = static_cast<std::size_t>(std::max(view.plan, 0));
    return chosen < view.plans.size() ? place_of(view.plans[chosen]) : 0;
}

constexpr int kFewestReplications = 20;  // that bands are made of

}  // namespace

const std::vector<TakeHomeSection>& take_home_sections() {
    static const std::vector<TakeHomeSection> sections = {
        take_home_agreed,  take_home_first_weeks, take_home_plans, take_home_results,
        take_home_guesses, take_home_votes,       take_home_teams, take_home_law,
        take_home_cards,   take_home_course,      take_home_recipe};
    return sections;
}

bool can_take_home(const session::DeskView& view) {
    return view.world && view.definition && view.comparison && view.comparison_is_current;
}

TakeHomeOf take_home_of(const session::DeskView& view) {
    base::ensure(can_take_home(view), "a handout of a desk on which nothing was played");
    TakeHomeOf of{view, agreed_plan(view), {}};
    if (of.plan == 0) return of;
    lab::RunOptions options;
    options.replications = std::max(view.comparison->replications, kFewestReplications);
    of.first = lab::watch_first_weeks(*view.world, view.comparison->strategies[of.plan].strategy, options);
    return of;
}

std::string take_home_html(const TakeHomeOf& of) {
    const Language language = of.view.language;
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", language == Language::da ? "da" : "en"}});
    write_head(out, of.reading(), take_home_title(of.view));
    out.open("body").open("header");
    out.element("p", take_home_title(of.view), {{"class", "meta"}});
    out.element("h1", headline(of.reading()));
    out.element("p", tr("report.synthetic", language), {{"class", "counted"}});
    out.close().open("main");
    WebTakeHome paper(out);
    for (const TakeHomeSection section : take_home_sections()) section(of, paper);
    paper.end();
    out.close();
    out.element("footer", tr("report.synthetic", language)).close().close();
    return out.finish();
}

std::vector<Scene> take_home_pages(const TakeHomeOf& of) {
    Pages pages(take_home_title(of.view), of.view.language);
    pages.paragraph(take_home_title(of.view), {.ink = kGrey});
    pages.space(0.2);
    pages.headline(headline(of.reading()));
    PrintedTakeHome paper(pages);
    for (const TakeHomeSection section : take_home_sections()) section(of, paper);
    return pages.finish();
}

std::string take_home_pdf(const TakeHomeOf& of) {
    PdfOptions options;
    options.title = take_home_title(of.view);
    options.em = kPageEm;
    return pdf_of(take_home_pages(of), options);
}

void write_take_home(const session::DeskView& view, const std::vector<std::string>& log,
                     const std::string& folder) {
    const std::filesystem::path to(folder);
    std::error_code fault;
    std::filesystem::create_directories(to / "strategies", fault);
    if (fault)
        throw base::InputError(
            base::Fault{folder, 0, 0, "", "a folder that can be written to", fault.message()});
    std::string lines;
    for (const std::string& line : log) lines += line + '\n';
    const TakeHomeOf of = take_home_of(view);
    base::write_file_atomically(to / "handout.pdf", take_home_pdf(of));
    base::write_file_atomically(to / "handout.html", take_home_html(of));
    base::write_file_atomically(to / "log.jsonl", lines);
    // As they were played: what happened in the room holds in them.
    for (const lab::StrategyResult& result : view.comparison->strategies) {
        base::write_file_atomically(to / "strategies" / (result.strategy.id + ".json"),
                                    scenarios::write_strategy(result.strategy));
    }
}

}  // namespace skoen::report
