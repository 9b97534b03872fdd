"""The addresses of the app's pages."""

urlpatterns = []
