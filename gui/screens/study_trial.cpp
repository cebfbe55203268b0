// A trial without vignettes on the design page: what the researcher decides, what nobody knows, what is tried, and how often
// the difference is seen.
#include <algorithm>
#include <array>
#include <functional>

#include "gui/screens/study_parts.h"

namespace skoen::gui::screens {

namespace {

// One number of the design with its name and range.
struct Knob {
    const char* name = "";  // key of the words
    std::string pointer;    // in the design file
    double value = 0, lo = 0, hi = 1, step = 1;
    int decimals = 0;
    bool percent = false;
};

// Knobs below each other.
class Knobs {
  public:
    Knobs(const DeskView& view, float x, float width, DeskCommands& out)
        : view_(view), x_(x), width_(width), out_(out) {}

    void draw(const std::string& name, const Knob& k) {
        const float beside = std::max(8.0F, width_ * 0.42F);
        ui::at(x_, ui::cursor_y());
        const float top = ui::cursor_y();
        ui::body(name, width_ - beside - 0.6F);
        const float end = ui::cursor_y();
        double value = k.value;
        ui::at(x_ + width_ - beside, top);
        ui::next_width(beside);
        const std::string words = k.percent ? base::format_percent(value, 0, view_.language)
                                            : base::format_number(value, k.decimals, view_.language);
        if (ui::slider("survey.trial." + k.pointer, value, k.lo, k.hi, k.step, words))
            out_.push_back(edit_number(k.pointer, value));
        ui::at(x_, std::max(end, top + 2.0F));
    }
    void draw(const Knob& k) { draw(tr(view_, std::string("benchdesk.trial.") + k.name), k); }

  private:
    const DeskView& view_;
    float x_, width_;
    DeskCommands& out_;
};

void draw_allocation(const DeskView& view, const std::string& pointer, study::Allocation now, float x,
                     float width, DeskCommands& out) {
    constexpr std::array<const char*, 3> kNames = {"simple", "restricted", "matched"};
    const std::array<std::string, 3> labels{tr(view, "benchdesk.trial.allocation.simple"),
                                            tr(view, "benchdesk.trial.allocation.restricted"),
                                            tr(view, "benchdesk.trial.allocation.matched")};
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::body(tr(view, "benchdesk.trial.allocation"), width);
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::next_width(std::min(width, 24.0F));
    if (const int hit = ui::segmented("survey.trial.allocation", labels, static_cast<int>(now)); hit >= 0)
        out.push_back(edit_text(pointer, kNames[static_cast<std::size_t>(hit)]));
    ui::at(x, ui::cursor_y() + 0.4F);
}

void icc_line(const DeskView& view, double between, double total, float x, float width) {
    if (total <= 0) return;
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, "benchdesk.trial.icc", {base::format_number(between / total, 3, view.language)}),
             width);
    ui::at(x, ui::cursor_y() + 0.4F);
}

// The three blocks of a kind of trial, each drawn from the cursor.
struct Blocks {
    std::function<void(Knobs&, float x, float width)> size, spread, tried;
};

Blocks blocks_of(const DeskView& view, const study::TrialPlan& p, DeskCommands& out) {
    const std::string at = "/cluster_trial/";
    const double step = static_cast<double>(p.arms.size());
    return {
        [&view, &p, &out, at, step](Knobs& k, float x, float width) {
            k.draw({"clusters", at + "clusters", static_cast<double>(p.clusters), 2 * step, 40 * step, step});
            k.draw({"workers", at + "workers", static_cast<double>(p.workers), 2, 200, 1});
            k.draw({"cases", at + "cases", static_cast<double>(p.cases), 1, 100, 1});
            draw_allocation(view, at + "allocation", p.allocation, x, width, out);
        },
        [&view, &p, at](Knobs& k, float x, float width) {
            k.draw({"cluster_variance", at + "cluster_variance", p.cluster_variance, 0, 0.3, 0.005, 3});
            k.draw({"worker_variance", at + "worker_variance", p.worker_variance, 0, 1, 0.01, 2});
            k.draw({"baseline", at + "baseline_correlation", p.baseline_correlation, 0, 0.95, 0.05, 2});
            k.draw({"size_spread", at + "size_spread", p.size_spread, 0, 1, 0.05, 2});
            k.draw({"drop_out", at + "drop_out", p.drop_out, 0, 0.6, 0.02, 0, true});
            icc_line(view, p.cluster_variance, p.cluster_variance + p.worker_variance + p.residual_variance,
                     x, width);
        },
        [&view, &p, at](Knobs& k, float, float) {
            for (std::size_t a = 1; a < p.arms.size(); ++a)
                k.draw(p.arms[a].name.in(view.language),
                       {"", at + "arms/" + std::to_string(a) + "/effect", p.arms[a].effect, -1, 1, 0.01, 2});
        }};
}

Blocks blocks_of(const DeskView& view, const study::WedgePlan& p, DeskCommands&) {
    const std::string at = "/stepped_wedge/";
    return {
        [&view, &p, at](Knobs& k, float, float) {
            for (std::size_t s = 0; s < p.clusters_by_sequence.size(); ++s)
                k.draw(tr(view, "benchdesk.trial.clusters_sequence", {std::to_string(s + 1)}),
                       {"", at + "clusters_by_sequence/" + std::to_string(s), p.clusters_by_sequence[s], 1,
                        20, 1});
            k.draw({"answers", at + "answers", static_cast<double>(p.answers), 1, 200, 1});
        },
        [&view, &p, at](Knobs& k, float x, float width) {
            k.draw({"cluster_variance", at + "cluster_variance", p.cluster_variance, 0, 0.3, 0.005, 3});
            k.draw({"cell_variance", at + "cell_variance", p.cell_variance, 0, 0.3, 0.005, 3});
            k.draw({"residual_variance", at + "residual_variance", p.residual_variance, 0.02, 2, 0.02, 2});
            icc_line(view, p.cluster_variance + p.cell_variance,
                     p.cluster_variance + p.cell_variance + p.residual_variance, x, width);
        },
        [&p, at](Knobs& k, float, float) {
            k.draw({"effect", at + "effect", p.effect, -1, 1, 0.01, 2});
        }};
}

Blocks blocks_of(const DeskView& view, const study::SimulatedTrialPlan& p, DeskCommands& out) {
    const std::string at = "/simulation/";
    const double step = static_cast<double>(p.arms.size());
    return {
        [&view, &p, &out, at, step](Knobs& k, float x, float width) {
            k.draw({"clusters", at + "clusters", static_cast<double>(p.clusters), 2 * step, 30 * step, step});
            k.draw({"weeks", at + "weeks", static_cast<double>(p.weeks), static_cast<double>(p.run_in) + 4,
                    104, 4});
            k.draw({"items", at + "items", static_cast<double>(p.items), 1, 20, 1});
            draw_allocation(view, at + "allocation", p.allocation, x, width, out);
        },
        [&p, at](Knobs& k, float, float) {
            k.draw({"fidelity", at + "fidelity", p.fidelity, 0, 1, 0.05, 0, true});
            k.draw({"size_spread", at + "size_spread", p.size_spread, 0, 1, 0.05, 2});
            k.draw({"drop_out", at + "drop_out", p.drop_out, 0, 0.6, 0.02, 0, true});
        },
        [&view, &p](Knobs&, float x, float width) {
            for (std::size_t a = 0; a < p.arms.size(); ++a) {
                ui::at(x, ui::cursor_y());
                ui::body(p.arms[a].name.in(view.language), width);
            }
            ui::at(x, ui::cursor_y() + 0.2F);
            ui::grey(tr(view, "benchdesk.trial.from_play"), width);
        }};
}

Blocks blocks_of(const DeskView& view, DeskCommands& out) {
    const study::StudyDesign& design = *view.study.design;
    if (design.cluster_trial) return blocks_of(view, *design.cluster_trial, out);
    if (design.stepped_wedge) return blocks_of(view, *design.stepped_wedge, out);
    return blocks_of(view, *design.simulation, out);
}

float draw_seen(const DeskView& view, float x, float y, float width) {
    const study::PowerResult* power = view.found.power.get();
    const std::string played =
        power == nullptr ? "–" : base::format_count(power->replications, view.language);
    ui::at(x, y);
    ui::block(4, tr(view, "benchdesk.trial.power"), tr(view, "benchdesk.trial.power_grey", {played}), width);
    if (power == nullptr) return ui::cursor_y();
    for (const study::PowerEffect& effect : power->effects) {
        const float top = ui::cursor_y();
        const std::string share = base::format_percent(effect.power, 0, view.language);
        ui::at(x + width - ui::text_width(share, true), top);
        ui::strong(share);
        ui::at(x, top);
        ui::body(effect_label(view, effect.name) + " · " + effect.test, width - 4.0F);
        ui::at(x, ui::cursor_y() + 0.25F);
    }
    return ui::cursor_y() + 0.4F;
}

}  // namespace

std::string trial_counts(const DeskView& view) {
    const study::StudyDesign& design = *view.study.design;
    double clusters = 0;
    if (design.cluster_trial) clusters = design.cluster_trial->clusters;
    if (design.simulation) clusters = design.simulation->clusters;
    if (design.stepped_wedge) {
        for (const double n : design.stepped_wedge->clusters_by_sequence) clusters += n;
    }
    return tr(view, "benchdesk.trial.counts",
              {base::format_count(static_cast<std::int64_t>(clusters), view.language)});
}

void draw_trial(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    const Blocks blocks = blocks_of(view, out);
    const bool beside = study_beside(view);
    const float gutter = 2.4F, left = beside ? (width - gutter) * 0.5F : width;
    const auto block = [&](int number, const char* title, const char* grey, float at, float top, float room,
                           const auto& draw) {
        ui::at(at, top);
        ui::block(number, tr(view, title), tr(view, grey), room);
        Knobs knobs(view, at, room, out);
        draw(knobs, at, room);
        return ui::cursor_y() + 0.6F;
    };
    float end = block(1, "benchdesk.trial.size", "benchdesk.trial.size_grey", x, y, left, blocks.size);
    end = block(2, "benchdesk.trial.spread", "benchdesk.trial.spread_grey", x, end, left, blocks.spread);
    const float right_x = beside ? x + left + gutter : x;
    const bool played = view.study.design->simulation.has_value();
    float other =
        block(3, "benchdesk.trial.arms", played ? "benchdesk.trial.from_play" : "benchdesk.trial.arms_grey",
              right_x, beside ? y : end, left, blocks.tried);
    other = draw_seen(view, right_x, other, left);
    ui::at(x, std::max(end, other));
    ui::gap(0.3F);
}

}  // namespace skoen::gui::screens
