"""What has an address and dates; review dates; redirects."""
