// A chart on the page: painted by gui/paint, pointed at, walked through by keyboard, recorded word by word.
#include <algorithm>

#include "gui/paint/scene_painter.h"
#include "gui/ui/state.h"
#include "gui/ui/ui.h"
#include "report/font_metrics.h"
#include "report/pen.h"

namespace skoen::gui::ui {

namespace {

bool tells(const report::Mark& mark) { return !mark.tooltip.empty() || !mark.key.empty(); }

ImRect box_of(const report::Box& box) {
    const Level& in = level();
    const float em = state().em;
    const auto place = [em](double along, float origin) { return origin + static_cast<float>(along) * em; };
    return {place(box.left, in.origin.x), place(box.top, in.origin.y), place(box.right, in.origin.x),
            place(box.bottom, in.origin.y)};
}

// The words of the chart for the lint, and its first mark of each key for whoever clicks by key.
void record_marks(std::string_view key, const report::Scene& scene) {
    if (!state().is_recording) return;
    std::vector<std::string_view> seen;
    for (const report::Mark& mark : scene.marks) {
        if (const auto* words = std::get_if<report::Text>(&mark.shape)) {
            add_record(RecordKind::text, "", words->words,
                       box_of(report::text_box(*words, report::text_width)));
        } else if (!mark.key.empty() && std::ranges::find(seen, mark.key) == seen.end()) {
            seen.push_back(mark.key);
            const std::string name = std::string(key) + '/' + mark.key;
            add_record(RecordKind::mark, name, mark.tooltip.empty() ? "" : mark.tooltip.front(),
                       box_of(paint::bounds(mark)));
        }
    }
}

// A clear rectangle that is taller than wide is a place on the axis: a line shows where one points.
void draw_crosshair(const report::Mark& mark) {
    const auto* rect = std::get_if<report::Rect>(&mark.shape);
    if (rect == nullptr || rect->fill || rect->stroke || rect->height < rect->width) return;
    const auto middle = static_cast<float>(rect->x + rect->width / 2);
    fill({middle, static_cast<float>(rect->y), em_of(1), static_cast<float>(rect->height)}, report::kMidGrey);
}

// The mark that Left and Right have come to, -1 before the first step.
int stepped_mark(std::string_view key, const report::Scene& scene) {
    State& s = state();
    auto found = s.chart_cursor.find(key);
    if (found == s.chart_cursor.end()) found = s.chart_cursor.emplace(std::string(key), -1).first;
    int& cursor = found->second;
    const auto count = static_cast<int>(scene.marks.size());
    if (cursor >= count) cursor = -1;
    const int steps = count_strokes(Key::right) - count_strokes(Key::left);
    const int direction = steps > 0 ? 1 : -1;
    for (int left = std::abs(steps); left > 0; --left) {
        int next = cursor + direction;
        while (next >= 0 && next < count && !tells(scene.marks[static_cast<std::size_t>(next)]))
            next += direction;
        if (next >= 0 && next < count) cursor = next;
    }
    return cursor;
}

SceneHit point_at(std::string_view key, const report::Scene& scene) {
    const bool has_stories = std::ranges::any_of(scene.marks, tells);
    if (!has_stories) {
        add_record(RecordKind::scene, key, scene.title, box_of({0, 0, scene.width, scene.height}));
        return {ImGui::IsWindowHovered(), {}, false};
    }
    const Item it =
        item(RecordKind::scene, key, scene.title,
             {0, 0, static_cast<float>(scene.width), static_cast<float>(scene.height)}, true, false, true);
    const Level& in = level();
    const float em = state().em;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    int hit = -1;
    bool by_pointer = false;
    if (it.hovered) {
        hit = paint::mark_at(scene, static_cast<double>((mouse.x - in.origin.x) / em),
                             static_cast<double>((mouse.y - in.origin.y) / em));
        by_pointer = true;
    } else if (it.focused) {
        hit = stepped_mark(key, scene);
    }
    if (hit < 0) {
        if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
        return {it.hovered, {}, false};
    }
    const report::Mark& mark = scene.marks[static_cast<std::size_t>(hit)];
    draw_crosshair(mark);
    const ImRect box = box_of(paint::bounds(mark));
    if (!mark.tooltip.empty()) {
        show_tip(mark.tooltip,
                 by_pointer ? ImVec2{mouse.x + em, mouse.y + 0.6F * em} : ImVec2{box.Min.x, box.Max.y});
    }
    if (!by_pointer) draw_focus_ring(box);
    if (mark.key.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    return {it.hovered, mark.key, it.pressed && !mark.key.empty()};
}

}  // namespace

SceneHit scene(std::string_view key, const report::Scene& scene, std::string_view linked) {
    const Rect rect = place(static_cast<float>(scene.width), static_cast<float>(scene.height));
    SceneHit hit;
    // A draw list of its own: a chart may hold many vertices, and the page must stay below 64k.
    region(std::string(key) + ".chart", rect, [&] {
        paint::paint(scene, {ink(), state().fonts, level().origin, state().em}, linked);
        record_marks(key, scene);
        hit = point_at(key, scene);
    });
    return hit;
}

}  // namespace skoen::gui::ui
