// One case: the file, what nobody wrote down and who saw it, the scale with and without the score, and why.
#include <algorithm>
#include <array>

#include "gui/screens/case_pictures.h"
#include "gui/screens/case_words.h"
#include "gui/screens/common.h"

namespace skoen::gui::screens {

namespace {

constexpr float kTwoColumns = 68, kTallPage = 46;

const session::DeskPlan* chosen(const DeskView& view) {
    if (view.plans.empty()) return nullptr;
    return &view.plans[static_cast<std::size_t>(
        std::clamp(view.plan, 0, static_cast<int>(view.plans.size()) - 1))];
}

float draw_file(const DeskView& view, float x, float y, float width) {
    const auto& facts = view.story->facts;
    ui::at(x, y);
    ui::block(1, tr(view, "desk.case.file"), tr(view, "desk.case.file_grey", {std::to_string(facts.size())}),
              width);
    for (const lab::FactLine& fact : facts) {
        const float top = ui::cursor_y();
        ui::hairline(width);
        const std::string& value = tr(view, fact.value);
        const float value_width = std::min(ui::text_width(value), width * 0.5F),
                    name_width = width - value_width - 0.8F;
        ui::at(x, top + 0.2F);
        const float name = ui::grey(tr(view, fact.name), name_width);
        ui::at(x + width - value_width, top + 0.2F);
        const float words = ui::text(value, value_width, {report::kBlack, false, 1, ui::Align::right});
        ui::at(x, top + std::max(name, words) + 0.4F);
    }
    return ui::cursor_y();
}

void cue_mark(const DeskView& view, bool there, bool seen, float x, float width, float y) {
    ui::at(x, y);
    const char* key = !there ? "desk.case.cue_absent" : seen ? "desk.case.cue_seen" : "desk.case.cue_unseen";
    const bool strong = there && seen;
    ui::text(tr(view, key), width, {strong ? report::kBlack : report::kGrey, strong, 1, ui::Align::right});
}

float draw_cues(const DeskView& view, const session::DeskPlan& plan, float x, float y, float width) {
    const lab::CaseStory& story = *view.story;
    ui::at(x, y);
    ui::block(2, tr(view, "desk.case.cues"), tr(view, "desk.case.cues_grey"), width);
    const std::string with =
        plan.letter.empty() ? tr(view, "desk.case.with") : tr(view, "desk.plan.letter", {plan.letter});
    const std::string without = tr(view, "desk.case.without");
    const float column = std::max({ui::text_width(with, true), ui::text_width(without, true),
                                   ui::text_width(tr(view, "desk.case.cue_unseen"))}) +
                         0.2F;
    const float second = x + width - column, first = second - column - 0.6F;
    const float top = ui::cursor_y();
    ui::at(first, top);
    ui::text(with, column, {look_of(plan).dark, true, 1, ui::Align::right});
    ui::at(second, top);
    ui::text(without, column, {report::kGrey, true, 1, ui::Align::right});
    ui::at(x, top + ui::kBodyStep + 0.2F);
    for (const lab::CueLine& cue : story.cues) {
        const float at = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, at + 0.25F);
        const float room = (cue.there ? first : second) - x - 0.6F;
        const float words = ui::text(tr(view, cue.name), room, cue.there ? ui::body_look() : ui::grey_look());
        if (cue.there) cue_mark(view, true, cue.seen_with_score, first, column, at + 0.25F);
        cue_mark(view, cue.there, cue.seen_without, second, column, at + 0.25F);
        ui::at(x, at + words + 0.5F);
    }
    ui::rule(width);
    const float at = ui::cursor_y() + 0.25F;
    ui::at(x, at);
    const float words = ui::body(tr(view, "desk.case.minutes"), first - x - 0.6F);
    const auto minutes = [&view](const std::optional<lab::Handling>& h) {
        return h ? tr(view, "desk.case.minutes_value",
                      {base::format_number(h->event.minutes, 0, view.language)})
                 : std::string("–");
    };
    ui::at(first, at);
    ui::text(minutes(story.with_score), column, {report::kBlack, true, 1, ui::Align::right});
    ui::at(second, at);
    ui::text(minutes(story.without), column, {report::kBlack, true, 1, ui::Align::right});
    return at + words + 0.4F;
}

float draw_scale(const DeskView& view, const session::DeskPlan& plan, float x, float y, float width) {
    ui::at(x, y);
    ui::block(3, scale_headline(view), scale_grey(view), width);
    const float top = ui::cursor_y();
    const report::Scene picture = scale_picture_of(view, look_of(plan), static_cast<double>(width));
    ui::scene("case.scale", picture);
    ui::at(x, top + static_cast<float>(picture.height) + 0.3F);
    ui::body(truth_words(view), width);
    return ui::cursor_y();
}

float draw_why(const DeskView& view, const session::DeskPlan& plan, float x, float y, float width) {
    ui::at(x, y);
    ui::block(4, why_headline(view), why_grey(view), width);
    const float top = ui::cursor_y();
    const bool beside = width >= 46;
    const float picture_width = beside ? std::min(width * 0.58F, 31.0F) : width;
    float below = top;
    if (view.story->with_score && !view.story->pulls.empty()) {
        const report::Scene picture = pulls_picture(view, look_of(plan), static_cast<double>(picture_width));
        ui::at(x, top);
        ui::scene("case.pulls", picture);
        below = top + static_cast<float>(picture.height);
    }
    const float words_x = beside && below > top ? x + picture_width + 1.6F : x;
    const float words_width = x + width - words_x;
    ui::at(words_x, beside ? top : below + 0.5F);
    for (const std::string& sentence : story_sentences(view)) {
        ui::at(words_x, ui::cursor_y());
        ui::body(sentence, words_width);
        ui::gap(0.4F);
    }
    return std::max(below, ui::cursor_y());
}

std::array<std::string, 3> choice_labels(const DeskView& view) {
    return {tr(view, "desk.case.every"), tr(view, "desk.case.rescued"), tr(view, "desk.case.misled")};
}

float choice_width(const DeskView& view) {
    float width = 0;
    for (const std::string& label : choice_labels(view)) width += ui::text_width(label, true) + 1.6F;
    return width;
}

// What next and previous walk through.
void draw_choice(const DeskView& view, float x, float y, DeskCommands& out) {
    const std::array<std::string, 3> labels = choice_labels(view);
    ui::at(x, y);
    ui::next_width(choice_width(view));
    const int hit = ui::segmented("case.choice", labels, static_cast<int>(view.cases));
    if (hit >= 0 && hit != static_cast<int>(view.cases))
        out.push_back(session::ChooseCases{static_cast<session::CaseChoice>(hit)});
}

float draw_head(const DeskView& view, int page, int pages, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const session::DeskPlan* plan = chosen(view);
    const bool can_walk = view.case_count > 1;
    const std::vector<LineButton> line{
        {"case.previous", tr(view, "desk.case.previous"), ui::Kind::plain, can_walk},
        {"case.next", tr(view, "desk.case.next"), ui::Kind::main, can_walk}};
    const int hit = buttons_to_the_right(area.right(), area.y, line);
    if (hit == 0) out.push_back(session::NextCase{-1});
    if (hit == 1) out.push_back(session::NextCase{1});
    // The choice stands left of the buttons where the headline keeps enough room, else below.
    const bool in_line = area.w - width_of(line) - choice_width(view) - 3 >= 44;
    const float taken = width_of(line) + (in_line ? choice_width(view) + 1 : 0);
    if (in_line) draw_choice(view, area.right() - taken, area.y + (ui::kMainButton - ui::kButton) / 2, out);
    const float width = area.w - taken - 2;
    ui::at(area.x, area.y);
    if (plan == nullptr) {
        ui::headline(tr(view, "desk.plan.none"), width);
        return ui::cursor_y();
    }
    ui::headline(view.story ? case_headline(view) : tr(view, "desk.case.waiting"), width);
    ui::at(area.x, ui::cursor_y() + 0.2F);
    if (view.story) {
        const float y = ui::cursor_y();
        const std::string kind = case_kind(view);
        ui::strong(kind);
        const float after = area.x + ui::text_width(kind, true) + 0.8F;
        ui::at(after, y);
        const bool beside_pages = in_line && pages > 1;
        ui::grey(case_line(view, plan_words(view, *plan)),
                 area.right() - after - (beside_pages ? page_buttons_width(view) + 1 : 0));
    } else {
        job_line(view, width, out);
    }
    if (in_line) {
        if (pages > 1) page_buttons(view, page, pages, area.right(), area.y + 2.5F, out);
        return std::max(ui::cursor_y(), area.y + (pages > 1 ? 4.8F : 2.3F));
    }
    const float bar = std::max(ui::cursor_y(), area.y + 2.6F) + 0.4F;
    draw_choice(view, area.x, bar, out);
    if (pages > 1) page_buttons(view, page, pages, area.right(), bar, out);
    return bar + 2.3F;
}

void draw_first(const DeskView& view, const session::DeskPlan& plan, float width, bool with_why) {
    if (width + 4 < kTwoColumns) {
        const float half = (width - 2) / 2;
        float end = draw_file(view, kRing, 0, half);
        end = std::max(end, draw_cues(view, plan, kRing + half + 2, 0, half));
        ui::at(kRing, draw_scale(view, plan, kRing, end + 0.8F, width) + 0.3F);
        ui::gap(0.1F);
        return;
    }
    const float gutter = 2.4F, room = width - 2 * gutter, left = room * 0.28F, middle = room * 0.355F,
                right = room - left - middle;
    const float file = draw_file(view, kRing, 0, left);
    float end = draw_cues(view, plan, kRing + left + gutter, 0, middle);
    end = std::max(end, draw_scale(view, plan, kRing + left + middle + 2 * gutter, 0, right));
    if (with_why) end = draw_why(view, plan, kRing + left + gutter, end + 0.8F, middle + gutter + right);
    ui::at(kRing, std::max(end, file) + 0.3F);
    ui::gap(0.1F);
}

}  // namespace

void draw_case(const DeskView& view, DeskCommands& out) {
    const ui::Rect whole = ui::page();
    const bool one_page = whole.w >= kTwoColumns && whole.h >= kTallPage;
    const int pages = one_page ? 1 : 2, page = page_shown(view, pages);
    const float top = draw_head(view, page, pages, out) + 0.5F;
    const session::DeskPlan* plan = chosen(view);
    if (!view.story || plan == nullptr) return;
    body("case", top, [&](float width, float) {
        if (page == 0) {
            draw_first(view, *plan, width, one_page);
        } else {
            ui::at(kRing, draw_why(view, *plan, kRing, 0, width) + 0.3F);
            ui::gap(0.1F);
        }
    });
}

}  // namespace skoen::gui::screens
