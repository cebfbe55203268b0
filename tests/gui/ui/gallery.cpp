#include "tests/gui/ui/gallery.h"

#include <array>

#include "gui/ui/ui.h"
#include "report/palette.h"
#include "report/pen.h"

namespace skoen::tests {

namespace ui = gui::ui;

namespace {

report::Scene small_chart(float width) {
    report::Scene scene;
    scene.width = width;
    scene.height = 9.3;
    scene.title = "Plan D overser færre end i dag";
    report::Pen pen(scene, report::text_width);
    const report::PlanLook a = report::plan_look(1), d = report::plan_look(4);
    for (int i = 0; i <= 3; ++i) {
        pen.line({1.5, 1.5 + 2 * i}, {width - 4.0, 1.5 + 2 * i}, {report::kLine, report::kHair});
        pen.write({0, 1.8 + 2 * i}, std::to_string(30 - 10 * i), {report::kGrey});
    }
    std::vector<report::Point> band, line_a, line_d;
    for (int w = 0; w < 26; ++w) {
        const double x = 1.5 + w * (width - 5.5) / 25.0, dip = w % 5 * 0.25;
        line_a.push_back({x, 3 + dip});
        line_d.push_back({x, 5.5 - dip});
        band.push_back({x, 4.7 - dip});
    }
    for (int w = 25; w >= 0; --w)
        band.push_back({line_d[static_cast<std::size_t>(w)].x, line_d[static_cast<std::size_t>(w)].y + 0.9});
    report::Colour light = d.area;
    light.alpha = 0.2;
    pen.area(band, light).key = "D";
    pen.polyline(line_a, {a.dark, a.line, a.dash}).key = "A";
    pen.polyline(line_d, {d.dark, d.line, d.dash}).key = "D";
    auto& last_a = pen.marker({line_a.back(), a.marker, 0.7, a.dark, true});
    last_a.tooltip = {"Plan A, uge 26", "18 af 100"};
    last_a.key = "A";
    auto& last_d = pen.marker({line_d.back(), d.marker, 0.7, d.dark, true});
    last_d.tooltip = {"Plan D, uge 26", "12 af 100"};
    last_d.key = "D";
    pen.write({width - 3.4, line_a.back().y + 0.25}, "A 18", {a.dark, true});
    pen.write({width - 3.4, line_d.back().y + 0.25}, "D 12", {d.dark, true});
    pen.write({1.5, 8.9}, "uge 1", {report::kGrey, false, report::Anchor::middle});
    pen.write({width - 4.0, 8.9}, "26", {report::kGrey, false, report::Anchor::middle});
    const std::array shapes{report::Shape::circle,        report::Shape::square,  report::Shape::triangle,
                            report::Shape::triangle_down, report::Shape::diamond, report::Shape::hexagon,
                            report::Shape::ring,          report::Shape::cross};
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        pen.marker({{4 + 1.2 * static_cast<double>(i), 0.5}, shapes[i], 0.7, report::kBlack});
    }
    return scene;
}

}  // namespace

void Gallery::note_press(bool pressed, const std::string& key) {
    if (!pressed) return;
    ++presses;
    last = key;
}

void Gallery::draw_left(float x, float width) {
    ui::at(x, 6.2F);
    ui::block(1, "Det vælger I", "Træk i en bjælke for at ændre start, slut og styrke", width);
    const std::array<ui::Column, 3> columns{{{0, 8}, {8.5F, width - 14}, {width - 5, 5, ui::Align::right}}};
    ui::table_row(columns, std::array<std::string, 3>{"Arbejdsgang", "Eget skøn først", "1.234"}, width);
    note_press(ui::table_row_button("row.review", columns,
                                    std::array<std::string, 3>{"Læring", "Fælles gennemgang", "384"}, width,
                                    {true, false, true, true, 2}),
               "row.review");
    ui::hairline(width);
    ui::gap(0.5F);
    const ui::BarLook look{report::colour(0xE2AECB), report::plan_look(4).dark, true};
    ui::next_width(width);
    ui::range_bar("bar.review", "hver uge", from, to, 1, 26, look);
    note_press(ui::pressed(), "bar.review");
    ui::gap(0.6F);
    ui::fixed_range(0.2, 0.7, 0.4, 12);
    ui::beside(1);
    ui::evidence_squares(2);
    ui::beside(1);
    ui::badge("D", report::plan_look(4).dark);
    ui::beside(0.4F);
    ui::badge("0", report::kGrey, true);
    ui::beside(0.4F);
    ui::progress(0.6, 6);
    ui::gap(0.5F);
    ui::next_width(width);
    ui::slider("slider.week", week, 1, 26, 1, std::to_string(static_cast<int>(week)));
    ui::gap(0.3F);
    const std::array<std::string, 4> certainty_labels{"Gætter", "Lidt", "Ret sikker", "Helt sikker"};
    if (const int hit = ui::segmented("certainty", certainty_labels, certainty); hit >= 0) certainty = hit;
    ui::gap(0.5F);
    if (ui::toggle("toggle.locked", "Eget skøn låses, før scoren vises", on)) on = !on;
    ui::gap(0.3F);
    ui::next_width(width);
    ui::text_field("field.note", note, "Skriv kort hvorfor, hvis du går imod scoren");
    ui::gap(0.5F);
    ui::scroll_area("list", {x, ui::cursor_y(), width, 6}, [this] {
        for (int i = 0; i < 12; ++i) {
            const std::string key = "list." + std::to_string(i);
            note_press(ui::button(key, "Sag " + std::to_string(i + 1), ui::Kind::plain), key);
            ui::gap(0.3F);
        }
    });
}

void Gallery::draw_right(float x, float width) {
    ui::at(x, 6.2F);
    ui::block(2, "Plan D overser færre børn end kontoret gør uden score", "Pr. 100 underretninger", width);
    const ui::SceneHit hit = ui::scene("chart", small_chart(width), mark);
    if (hit.clicked) mark = hit.key;
    ui::gap(0.4F);
    ui::body("Teamet taler hver uge om de sager, hvor score og sagsbehandler var uenige. Det øver blikket "
             "for scorens fejl, "
             "men kan også få folk til at give efter.",
             width);
    ui::gap(0.4F);
    const std::array<std::string, 2> lines{"13 sagsbehandlere i børnesager i USA, 2022.",
                                           "Vi kender ingen forsøg med det."};
    note_press(ui::why("why.review", "hvorfor?", lines), "why.review");
    ui::gap(0.4F);
    const std::array<std::string, 3> options{"Hver uge", "Hver anden uge", "Kun ved uenighed"};
    ui::next_width(width);
    if (const int chosen = ui::choice_list("often", options, choice); chosen >= 0) choice = chosen;
    ui::gap(0.6F);
    note_press(ui::button("run.start", "Se udfaldet", ui::Kind::main), "run.start");
    ui::beside();
    note_press(ui::button("undo", "Fortryd"), "undo");
    ui::beside();
    note_press(ui::button("next", "Næste sag", ui::Kind::plain, false), "next");
    ui::beside(1);
    note_press(ui::button("link", "Se antagelser", ui::Kind::link), "link");
}

void Gallery::draw() {
    ui::TopBar bar{"Skøn", "home", {}, "Underretninger · 30 sagsbehandlere · 26 uger", {}};
    bar.tabs = {{"tab.task", "Opgaven", false, true},
                {"tab.plan", "Planen", true, true},
                {"tab.case", "Én sag", false, true}};
    bar.right = {{"scale", "Aa 100 %", false, true}, {"da", "DA", true, true}, {"en", "EN", false, true}};
    if (const std::string hit = ui::top_bar(bar); !hit.empty()) note_press(true, hit);
    ui::at(ui::kMargin, ui::content().y);
    ui::headline("Plan D koster 186 af 240 ledertimer.");
    const float width = (ui::content().w - 2) / 2;
    draw_left(ui::kMargin, width);
    draw_right(ui::kMargin + width + 2, width);
    ui::footer(std::array<std::string, 3>{"Alle sager er opdigtede. Ingen rigtige borgere.",
                                          "100 gennemspilninger", "Startværdi 1"});
}

}  // namespace skoen::tests
