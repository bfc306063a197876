from pages.proconnect.session import sign_out_address

__all__ = ["sign_out_address"]
