#include "gui/ui/frame.h"

#include <algorithm>
#include <cmath>

#include "gui/ui/imgui_input.h"
#include "gui/ui/state.h"
#include "gui/ui/ui.h"
#include "sim/base/error.h"

namespace skoen::gui::ui {

namespace {

constexpr float kEmAtScaleOne = 18;
constexpr float kUsualWidth = 1600, kUsualHeight = 900;

State* current = nullptr;

bool sideways_taken(const State& s) {
    const auto found = std::ranges::find(s.last_focusables, s.focus_key, &Focusable::key);
    return s.focus_shown && found != s.last_focusables.end() && found->takes_arrows;
}

// Tab, Shift+Tab and arrows, unless the field or slider that has the keyboard wants them.
void move_focus(State& s) {
    for (const KeyStroke& stroke : s.strokes) {
        std::string target;
        const bool sideways = stroke.key == Key::left || stroke.key == Key::right;
        if (stroke.ctrl) continue;
        if (stroke.key == Key::tab) {
            target = after_tabs(s.last_focusables, s.focus_key, stroke.shift ? -1 : 1);
        } else if (!s.text_active &&
                   (stroke.key == Key::up || stroke.key == Key::down || (sideways && !sideways_taken(s)))) {
            target = neighbour(s.last_focusables, s.focus_key, stroke.key);
        }
        if (!target.empty()) {
            s.focus_key = s.focus_request = target;
            s.focus_shown = s.focus_moved = s.pointer_sleeps = true;
        }
    }
}

void begin_page(State& s) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({s.width, s.height});
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoNav);
    Level page;
    page.width = s.width / s.em;
    page.height = s.height / s.em;
    s.levels.assign(1, page);
    s.bar_height = kTopBar;
}

void start_recording(State& s, bool record) {
    s.is_recording = record;
    s.recording.em = s.em;
    s.recording.width = s.width;
    s.recording.height = s.height;
    s.recording.records.clear();
}

void forget_last_frame(State& s) {
    s.last_focusables.swap(s.focusables);
    s.focusables.clear();
    s.text_active = s.text_active_now;
    s.text_active_now = false;
    s.last_scroll_areas = s.scroll_areas;
    s.scroll_areas = 0;
    s.focus_moved = false;
    s.tip.clear();
    s.strokes.clear();
    s.last_key.clear();
    s.last_pressed = s.last_hovered = false;
}

}  // namespace

void set_state(State* state) { current = state; }

State& state() {
    if (current == nullptr || current->levels.empty()) throw base::InternalError("a widget outside a frame");
    return *current;
}

float em_for(float width, float height, float scale) {
    const float room = std::max(1.0F, std::min(width / kUsualWidth, height / kUsualHeight));
    return std::floor(kEmAtScaleOne * scale * room);
}

Frames::Frames(std::function<void()> upload_fonts)
    : context_(ImGui::CreateContext()), state_(std::make_unique<State>()),
      upload_fonts_(std::move(upload_fonts)) {
    ImGui::SetCurrentContext(context_);
    prepare_input();
    state_->em = 0;
}

Frames::~Frames() {
    if (current == state_.get()) current = nullptr;
    ImGui::DestroyContext(context_);
}

void Frames::activate() { ImGui::SetCurrentContext(context_); }

void Frames::begin(const FrameInput& input, EventQueue& events, bool record) {
    ImGui::SetCurrentContext(context_);
    State& s = *state_;
    current = &s;
    s.width = input.width;
    s.height = input.height;
    s.clock = input.clock;
    s.ticks = false;
    const float em = input.em > 0 ? input.em : em_for(input.width, input.height, input.scale);
    if (em != s.em) {
        s.em = em;
        s.fonts = build_fonts(em);
        apply_style(em);
        if (upload_fonts_) {
            upload_fonts_();
        } else {
            ImGui::GetIO().Fonts->SetTexID(reinterpret_cast<ImTextureID>(std::uintptr_t{1}));
        }
    }
    forget_last_frame(s);
    const std::vector<Event> taken = events.take_frame();
    for (const Event& event : taken) {
        if (event.kind == Event::Kind::move) s.pointer_sleeps = false;
        if (event.kind == Event::Kind::key && event.down)
            s.strokes.push_back({event.key, event.ctrl, event.shift});
    }
    move_focus(s);
    feed_input(taken, s.text_active);

    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.width, input.height};
    io.DeltaTime = std::max(input.seconds, 1e-4F);
    ImGui::NewFrame();
    start_recording(s, record);
    begin_page(s);
}

void Frames::end() {
    State& s = *state_;
    draw_tip();
    ImGui::End();
    ImGui::Render();
    s.levels.clear();
    // Asked for in the last frame, and nobody by that name was drawn in this one.
    if (s.focus_request == s.stale_request) s.focus_request.clear();
    s.stale_request = s.focus_request;
}

const Recording& Frames::recording() const { return state_->recording; }
bool Frames::wants_tick() const { return state_->ticks; }
bool Frames::wants_frame() const { return !state_->focus_request.empty(); }

Pointer Frames::pointer() const {
    switch (context_->MouseCursor) {
    case ImGuiMouseCursor_Hand:
        return Pointer::hand;
    case ImGuiMouseCursor_TextInput:
        return Pointer::text;
    case ImGuiMouseCursor_ResizeEW:
        return Pointer::sideways;
    default:
        return Pointer::arrow;
    }
}

}  // namespace skoen::gui::ui
