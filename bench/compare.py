"""The register page against bare views with the same 25 rows, in one process: `python -m bench.compare`."""

import statistics
import time

import django

ROUNDS, TIMES = 7, 20


def main():
    django.setup()
    from django.test import Client, override_settings

    from agreements.models import User

    staff = Client()
    staff.force_login(User.objects.get(username="ukur-stf"))

    def timed(client, address):
        times = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            assert client.get(address).status_code == 200
            times.append((time.perf_counter() - begun) * 1000)
        return statistics.median(times)

    def bare(address):
        with override_settings(ROOT_URLCONF="bench.bare"):
            return timed(Client(), address)

    rounds = [(timed(staff, "/register/"), bare("/instances/"), bare("/rows/")) for _ in range(ROUNDS)]
    register, instances, rows = (min(column) for column in zip(*rounds, strict=True))
    print("\n| view | ms | register page costs |\n|---|---|---|")
    print(f"| register page, 25 rows | {register:.1f} | |")
    print(f"| bare view, model instances | {instances:.1f} | {register / instances:.2f} x |")
    print(f"| bare view, tuples | {rows:.1f} | {register / rows:.2f} x |")


if __name__ == "__main__":
    main()
