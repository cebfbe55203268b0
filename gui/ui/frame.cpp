#include "gui/ui/frame.h"

#include <algorithm>
#include <cmath>

#include "gui/ui/imgui_input.h"
#include "gui/ui/state.h"
#include "sim/base/error.h"

namespace skoen::gui::ui {

namespace {

constexpr float kEmAtScaleOne = 18;
constexpr float kUsualWidth = 1600, kUsualHeight = 900;

State* current = nullptr;

// Tab and Shift+Tab: the neighbour in drawing order of the widget that has the keyboard, round the corner.
std::string after_tabs(const State& s) {
    const auto& walk = s.last_focusables;
    if (walk.empty()) return {};
    const auto found = std::ranges::find(walk, s.nav_key, &Focusable::key);
    const auto count = static_cast<int>(walk.size());
    int steps = 0;
    for (const KeyStroke& stroke : s.strokes) {
        if (stroke.key == Key::tab && !stroke.ctrl) steps += stroke.shift ? -1 : 1;
    }
    if (steps == 0) return {};
    const int start = found != walk.end() ? static_cast<int>(found - walk.begin()) : (steps > 0 ? -1 : 0);
    return walk[static_cast<std::size_t>(((start + steps) % count + count) % count)].key;
}

bool takes_arrows(const State& s) {
    const auto found = std::ranges::find(s.last_focusables, s.focused, &Focusable::key);
    return !s.focused.empty() && found != s.last_focusables.end() && found->takes_arrows;
}

void begin_page(State& s) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({s.width, s.height});
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    Level page;
    page.width = s.width / s.em;
    page.height = s.height / s.em;
    s.levels.assign(1, page);
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
    : context_(ImGui::CreateContext()), state_(std::make_unique<State>()), upload_fonts_(std::move(upload_fonts)) {
    ImGui::SetCurrentContext(context_);
    prepare_input();
    state_->em = 0;
}

Frames::~Frames() {
    if (current == state_.get()) current = nullptr;
    ImGui::DestroyContext(context_);
}

void Frames::begin(const FrameInput& input, EventQueue& events, bool record) {
    ImGui::SetCurrentContext(context_);
    State& s = *state_;
    current = &s;
    s.width = input.width;
    s.height = input.height;
    const float em = em_for(input.width, input.height, input.scale);
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
        if (event.kind == Event::Kind::key && event.down) s.strokes.push_back({event.key, event.ctrl, event.shift});
    }
    if (const std::string target = after_tabs(s); !target.empty()) s.focus_request = target;
    feed_input(taken, s.text_active, takes_arrows(s));

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
    s.focused.clear();
    const ImGuiContext& g = *context_;
    if (g.NavDisableHighlight || g.NavId == 0) return;
    if (std::ranges::find(s.focusables, s.nav_key, &Focusable::key) != s.focusables.end()) s.focused = s.nav_key;
}

const Recording& Frames::recording() const { return state_->recording; }
bool Frames::wants_frame() const { return !state_->focus_request.empty(); }

Pointer Frames::pointer() const {
    switch (context_->MouseCursor) {
        case ImGuiMouseCursor_Hand: return Pointer::hand;
        case ImGuiMouseCursor_TextInput: return Pointer::text;
        case ImGuiMouseCursor_ResizeEW: return Pointer::sideways;
        default: return Pointer::arrow;
    }
}

}  // namespace skoen::gui::ui
