"""Signing in and out, and changing one's own password: Django's views with the product's words."""

from django.contrib.auth import views as auth

from agreements.forms.account import SignInForm
from agreements.models import Government, Post
from agreements.rules.examples import PASSWORD
from agreements.views.access import today


class SignIn(auth.LoginView):
    """The login page; where the demo runs it lists the example accounts."""

    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        """Adds `demo_accounts`: [{post, username, password}], empty outside the demo."""
        return super().get_context_data(demo_accounts=demo_accounts(), **kwargs)


def demo_accounts():
    """Return the accounts to try the demo with; nothing where real data is kept."""
    if not Government.objects.filter(is_demo=True).exists():
        return []
    posts = (
        Post.objects.held_on(today())
        .filter(user__is_example=True, user__is_active=True)
        .select_related("user")
        .order_by("user_id", "start", "pk")
    )
    rows = {}
    for post in (post for post in posts if post.user.has_usable_password()):
        rows.setdefault(post.user_id, {"username": post.user.username, "password": PASSWORD, "posts": []})
        rows[post.user_id]["posts"].append(post.label)
    return [row | {"post": ", ".join(row["posts"])} for row in rows.values()]


login = SignIn.as_view()
logout = auth.LogoutView.as_view()
password_change = auth.PasswordChangeView.as_view()
password_change_done = auth.PasswordChangeDoneView.as_view()
