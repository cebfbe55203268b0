// What a training showed, after the mock 6b: every case, resisting and following beside colleagues, how little it says; then the
// same in words, and what one may do with one's answers.
#include <algorithm>
#include <array>

#include "gui/screens/training.h"
#include "report/charts_training.h"
#include "session/training_words.h"

namespace skoen::gui::screens {

namespace {

constexpr float kPictureGap = 1.8F;

// Made once for a debrief and a language: two hundred colleagues are counted in them.
struct DebriefOnScreen {
    std::shared_ptr<const session::TrainingDebrief> of;
    base::Language language = base::Language::da;
    float width = 0, row = 0;
    session::DebriefWords words;
    std::array<report::Chart, 4> charts;
};

// `row`: height of the three pictures beside each other; what the page leaves for them.
const DebriefOnScreen& debrief_on_screen(const DeskView& view, float width, float row) {
    static thread_local DebriefOnScreen one;
    const session::TrainingDeskView& t = *view.training;
    if (one.of == t.debrief && one.language == view.language && one.width == width && one.row == row)
        return one;
    one = {t.debrief,
           view.language,
           width,
           row,
           session::debrief_words(*t.room, t.records, *t.debrief, *t.colleagues, view.language),
           {}};
    report::Frame frame;
    frame.width = static_cast<double>(width);
    frame.height = 12.2;
    frame.number = 1;
    one.charts[0] = report::fates_chart(*t.debrief, view.language, frame);
    const bool beside = width >= 62;
    frame.width = static_cast<double>(beside ? (width - 2 * kPictureGap) / 3 : width);
    frame.height = static_cast<double>(row);
    frame.headline_lines = beside ? 2 : 1;
    frame.number = 2;
    one.charts[1] =
        report::colleagues_chart(*t.debrief, *t.colleagues, report::AfterScore::wrong, view.language, frame);
    frame.number = 3;
    one.charts[2] =
        report::colleagues_chart(*t.debrief, *t.colleagues, report::AfterScore::right, view.language, frame);
    frame.number = 4;
    one.charts[3] = report::little_chart(*t.debrief, view.language, frame);
    return one;
}

float draw_chart_at(const report::Chart& chart, float x, float y) {
    ui::at(x, y);
    ui::scene("training." + chart.id, chart.picture);
    return y + static_cast<float>(chart.picture.height);
}

void draw_debrief_pictures(const DebriefOnScreen& shown, float width) {
    const float y = draw_chart_at(shown.charts[0], kRing, ui::cursor_y() + 0.4F) + 0.4F;
    const bool beside = width >= 62;
    const float each = (width - 2 * kPictureGap) / 3;
    float below = y;
    for (std::size_t i = 1; i < shown.charts.size(); ++i) {
        const float x = kRing + (beside ? static_cast<float>(i - 1) * (each + kPictureGap) : 0);
        below = std::max(below, draw_chart_at(shown.charts[i], x, beside ? y : below) + 0.4F);
    }
    ui::at(kRing, below + 0.4F);
}

void draw_debrief_sections(const DebriefOnScreen& shown, float width) {
    for (const session::DebriefSection& section : shown.words.sections) {
        ui::at(kRing, ui::cursor_y() + 0.6F);
        ui::rule(width);
        ui::at(kRing, ui::cursor_y() + 0.4F);
        ui::strong(section.heading, width);
        for (const std::string& sentence : section.sentences) {
            ui::at(kRing, ui::cursor_y() + 0.2F);
            ui::body(sentence, std::min(width, 50.0F));
        }
    }
}

// Handing over and erasing: one's own acts. Erasing is asked for twice.
void draw_yours(const DeskView& view, float width, DeskCommands& out) {
    const std::string& id = view.training->kept_as;
    if (id.empty()) return;
    static thread_local std::string asked;
    ui::at(kRing, ui::cursor_y() + 0.8F);
    ui::block(0, tr(view, "trainingdesk.yours_head"), "", width);
    ui::at(kRing, ui::cursor_y());
    ui::body(tr(view, "trainingdesk.yours", {id}), std::min(width, 50.0F));
    ui::at(kRing, ui::cursor_y() + 0.5F);
    if (asked == id) {
        if (ui::button("training.erase_sure", tr(view, "trainingdesk.erase_sure"))) {
            out.push_back(session::EraseTraining{id});
            asked.clear();
        }
        ui::beside(1);
        if (ui::button("training.erase_no", tr(view, "trainingdesk.erase_no"))) asked.clear();
        return;
    }
    if (ui::button("training.hand_group", tr(view, "trainingdesk.hand_group")))
        out.push_back(session::HandOverTraining{"group", ""});
    ui::beside(1);
    if (ui::button("training.hand_research", tr(view, "trainingdesk.hand_research")))
        out.push_back(session::HandOverTraining{"research", ""});
    ui::beside(1);
    if (ui::button("training.erase", tr(view, "trainingdesk.erase"))) asked = id;
}

}  // namespace

void draw_training_debrief(const DeskView& view, DeskCommands& out) {
    const session::TrainingDeskView& t = *view.training;
    const ui::Rect area = ui::content();
    const bool close = ui::shortcut(ui::Key::escape);
    if (close) out.push_back(session::LeaveTraining{});
    if (!t.debrief) {
        ui::at(area.x, area.y + 0.5F);
        ui::headline(tr(view, "trainingdesk.pattern"), area.w);
        ui::at(area.x, ui::cursor_y() + 0.5F);
        ui::body(tr(view, "trainingdesk.counting"), area.w);
        return;
    }
    body("training.debrief", area.y, [&](float width, float height) {
        // Headline, two lines, the first picture and the gaps take 20.1.
        const float row = std::clamp(height - 20.1F, 13.4F, 17.0F);
        const DebriefOnScreen& shown = debrief_on_screen(view, width, row);
        const std::array buttons = {
            LineButton{"training.print", tr(view, "trainingdesk.print"), ui::Kind::main},
            LineButton{"training.leave", tr(view, "trainingdesk.close")}};
        const float wide = width_of(buttons);
        ui::at(kRing, 0.2F);
        ui::headline(shown.words.headline, std::max(20.0F, width - wide - 1));
        const float below = ui::cursor_y();
        const int hit = buttons_to_the_right(kRing + width, 0.1F, buttons);
        if (hit == 0 || ui::shortcut(ui::Key::p)) out.push_back(session::HandOverTraining{"own", ""});
        if (hit == 1) out.push_back(session::LeaveTraining{});
        ui::at(kRing, std::max(below, 2.5F) + 0.1F);
        std::string under;
        for (const std::string& line : shown.words.under) under += (under.empty() ? "" : " ") + line;
        if (!view.notice.empty()) under = view.notice;
        ui::body(under, width);
        draw_debrief_pictures(shown, width);
        draw_debrief_sections(shown, width);
        draw_yours(view, width, out);
        ui::gap(1);
    });
}

}  // namespace skoen::gui::screens
